import type { BriefingModel } from './model'
import type { RenderOptions } from '../ports'

/** The files that a briefing can be exported as; the last two hold its sources only. */
export const BRIEFING_FILES = ['pdf', 'html', 'markdown', 'csl', 'bibtex'] as const
export type BriefingFile = (typeof BRIEFING_FILES)[number]

/** The files that are set from the briefing's blocks, which takes long enough for a thread of its own. */
export type SetFile = Extract<BriefingFile, 'pdf' | 'html' | 'markdown'>

/** What each is called, and the end of its name. */
export const BRIEFING_FILE_INFO: Readonly<Record<BriefingFile, { label: string; about: string; extension: string }>> = {
  pdf: { label: 'PDF', about: 'Tagged pages for print and screen', extension: 'pdf' },
  html: { label: 'Web page', about: 'One file that needs nothing else', extension: 'html' },
  markdown: { label: 'Markdown', about: 'Text with footnotes, to go on writing', extension: 'md' },
  csl: { label: 'CSL-JSON', about: 'The sources, for a reference manager', extension: 'json' },
  bibtex: { label: 'BibTeX', about: 'The sources, for LaTeX', extension: 'bib' },
}

/** Says a briefing, or its sources, as text. Equal models give equal text. *Errors*: `cancelled`. */
export type WriteBriefing = (model: BriefingModel, options?: RenderOptions) => string | Promise<string>

/** The writers of all files but the PDF. */
export type BriefingWriters = Readonly<Record<Exclude<BriefingFile, 'pdf'>, WriteBriefing>>

/** True for a file that holds the briefing itself, so that the next one can say what changed since. */
export function holdsBriefing(file: BriefingFile): boolean {
  return file !== 'csl' && file !== 'bibtex'
}
