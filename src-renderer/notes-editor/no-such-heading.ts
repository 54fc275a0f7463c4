import { headingsNamed, headingWords } from '@domain/notes/markdown/own-headings'

/** Said where a link leads to a heading that its note does not have. */
export function noSuchHeading(heading: string): string {
  return `This note has no heading ‘${headingWords(headingsNamed(heading) ?? [heading])}’.`
}
