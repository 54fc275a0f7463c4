import { dateWords } from '../../domain/dating/date-words'
import { RELIABILITY, type Source } from '../../domain/records/source'
import { entityLinks } from './claim-line'
import { frontMatter, markdownLine, markdownProse } from './escape'
import { blockId } from './footnotes'
import type { Vault } from './vault'

/** A source's metadata, grade and numbered paragraphs as a Markdown file; citations lead to its paragraphs. */
export function sourceFile(vault: Vault, source: Source): string {
  const { grade } = source
  const notes = vault.index.notesOn(source.id)
  const highlights = Object.values(vault.index.highlights).filter((highlight) => highlight.sourceId === source.id)
  const facts: [label: string, value: string | undefined][] = [
    ['Authors', source.authors.map(markdownLine).join(', ')],
    ['Authors as entities', entityLinks(vault, source.authorIds ?? [])],
    ['Publisher', source.publisher && markdownLine(source.publisher)],
    ['Published', source.published && markdownLine(dateWords(source.published))],
    ['Accessed', source.accessed && dateWords({ edtf: source.accessed })],
    ['Version', source.version && markdownLine(source.version)],
    ['Licence', source.licence && markdownLine(source.licence)],
    ['Handling', source.marking],
    ['Repeats', (source.derivedFrom ?? []).map((id) => vault.link('sources', id, sourceTitle(vault, id))).join(', ')],
    ['Remarks', source.remarks && markdownProse(source.remarks, '  ')],
  ]
  const body = [
    `# ${markdownLine(source.title)}`,
    facts
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([label, value]) => `- **${label}:** ${value}`)
      .join('\n'),
    `## Reliability ${grade.reliability}: ${RELIABILITY[grade.reliability]}\n\n${markdownProse(grade.rationale)}\n\nGraded ${dateWords({ edtf: grade.gradedAt })}.`,
    source.paragraphs.length === 0 ? '' : `## ${TEXT_HEADINGS[source.textKind]}\n\n${paragraphs(source)}`,
    highlights.length === 0
      ? ''
      : `## Highlights\n\n${highlights.map((item) => `> ${markdownProse(item.selector.quote.exact, '> ')}`).join('\n\n')}`,
    notes.length === 0
      ? ''
      : `## Notes\n\n${notes.map((note) => `- ${vault.link('notes', note.id, vault.targets.labelOf(note))}`).join('\n')}`,
  ]
  const front = frontMatter({
    title: source.title,
    tags: ['dossier/source'],
    type: source.kind,
    id: source.id,
    authors: source.authors,
    publisher: source.publisher,
    published: source.published?.edtf,
    url: source.url,
    language: source.language,
    reliability: grade.reliability,
    dossier: vault.index.meta.title,
  })
  return `${front}${body.filter((part) => part !== '').join('\n\n')}\n`
}

const TEXT_HEADINGS: Readonly<Record<Source['textKind'], string>> = {
  full: 'Text',
  digest: 'Digest, one paraphrase a paragraph',
  none: 'Text',
}

function paragraphs(source: Source): string {
  return source.paragraphs
    .map(({ number, text, heading }) => {
      const above = heading === undefined ? '' : `### ${markdownLine(heading)}\n\n`
      return `${above}**${number}** ${markdownProse(text)} ^${blockId(number)}`
    })
    .join('\n\n')
}

function sourceTitle(vault: Vault, id: string): string {
  const source = vault.index.sources.get(id)
  return source?.shortTitle ?? source?.title ?? id
}
