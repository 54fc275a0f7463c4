import { NOT_JUDGED, type Citation } from '../../domain/records/citation'
import { resolveLink } from '../../domain/notes/links/resolve-link'
import { CITE_LABEL, NOTE_FIELDS, NOTE_TAG, targetWord } from '../../domain/notes/folders/note-file'
import {
  formatCitation,
  linksInPlace,
  partsOf,
  type NoteCitation,
  type NoteLink,
} from '../../domain/notes/markdown/note-syntax'
import { scanNote } from '../../domain/notes/markdown/scan-note'
import { isMadeId } from '../../domain/records/ids'
import type { Note } from '../../domain/records/note'
import { citationWords } from '../../domain/notes/links/suggestions'
import { noteTargetView, type NoteTargetView } from '../../domain/views/note-view'
import { frontMatter, markdownLine } from './escape'
import { blockId, Footnotes } from './footnotes'
import type { Vault } from './vault'

/**
 * A note as a Markdown file. Its body is the reader's own Markdown and stays as it is, but for links, which get their
 * file's name, and citations, which become footnotes. What Markdown has no place for is said in the front matter, so that
 * the file can come back as the note it was.
 */
export function noteFile(vault: Vault, note: Note): string {
  const notes = new Footnotes(vault, CITE_LABEL)
  // What it was on that has been deleted is not handed over, not even by its id.
  const views = note.targets.map((target) => noteTargetView(vault.index, target)).filter(({ missing }) => !missing)
  const on = views.map((view) => targetLink(vault, view))
  const cited: string[] = []
  const text = relinked(vault, notes, note.body, cited)
  const tags = note.tags.map((tag) => obsidianTag(tag) || 'tag')
  const front = frontMatter({
    title: vault.targets.labelOf(note),
    tags: [NOTE_TAG, ...tags],
    id: note.id,
    created: note.createdAt,
    updated: note.updatedAt,
    dossier: vault.index.meta.title,
    ...(note.title.trim() === '' && { [NOTE_FIELDS.untitled]: true }),
    ...(note.pinned === true && { [NOTE_FIELDS.pinned]: true }),
    [NOTE_FIELDS.on]: views.map(({ target }) => targetWord(target)),
    ...(tags.some((tag, at) => tag !== note.tags[at]) && { [NOTE_FIELDS.tags]: note.tags }),
    [NOTE_FIELDS.citations]: cited,
  })
  const heading = `# ${markdownLine(vault.targets.labelOf(note))}\n`
  const about = on.length === 0 ? '' : `\nOn ${on.join('; ')}.\n`
  // eslint-disable-next-line no-control-regex -- controls make editors take the file for a binary one
  const body = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
  return `${front}${heading}${about}\n${body}\n${notes.print()}`
}

/** The body with its links and citations in the folder's form; what they do not find stays as it was written. */
function relinked(vault: Vault, notes: Footnotes, body: string, cited: string[]): string {
  const { links, citations } = scanNote(body)
  let end = -1
  const pieces = [
    ...links.map((link) => ({ ...link, text: linkText(vault, link) })),
    ...citations.map((citation) => {
      const text = citationText(vault, notes, citation)
      if (text === undefined) return { ...citation, text: deletedText(vault, citation) }
      const written = formatCitation(citation.refs.filter((ref) => !citationWords(vault.index, ref).missing))
      // Footnotes that touch come back as one.
      if (citation.from === end) cited.push((cited.pop() ?? '') + written)
      else cited.push(written)
      end = citation.to
      return { ...citation, text }
    }),
  ].sort((a, b) => a.from - b.from)
  const inPlace = linksInPlace(body)
  let text = ''
  let at = 0
  for (const piece of pieces) {
    if (piece.text === undefined) continue
    text += body.slice(at, piece.from) + inPlace(piece, piece.text)
    at = piece.to
  }
  return text + body.slice(at)
}

const FOLDERS = { entity: 'entities', source: 'sources', note: 'notes' } as const

function linkText(vault: Vault, link: NoteLink): string | undefined {
  const { target, shown } = resolveLink(link, vault.targets)
  if (target) return vault.link(FOLDERS[target.kind], target.id, shown, headingOf(vault, link))
  return isMadeId(link.target) ? markdownLine(shown) : undefined
}

/** The heading that a link leads to within what it leads to. What would end the link or begin a comment in Markdown stays out. */
function headingOf({ targets }: Vault, { target }: NoteLink): string {
  if (targets.byId(target) || targets.byName(target).length > 0) return ''
  const { heading } = partsOf(target)
  return /\^|%%|\\/.test(heading) ? '' : heading
}

/** What stands for a citation of deleted things alone; one of something that cites nothing stays as it was written. */
function deletedText({ index }: Vault, { refs }: NoteCitation): string | undefined {
  const words = refs.map((ref) => citationWords(index, ref))
  return words.every(({ missing }) => missing)
    ? `(${words.map(({ shown }) => markdownLine(shown)).join('; ')})`
    : undefined
}

function citationText(vault: Vault, notes: Footnotes, { refs }: NoteCitation): string | undefined {
  const cited = refs.flatMap((ref): Citation[] => {
    if (ref.kind === 'claim') return vault.index.claims.get(ref.claimId)?.citations ?? []
    if (!ref.locator || !vault.index.sources.has(ref.sourceId)) return []
    return [{ sourceId: ref.sourceId, locator: ref.locator, credibility: NOT_JUDGED }]
  })
  return cited.length === 0 ? undefined : notes.cite(cited)
}

function targetLink(vault: Vault, view: NoteTargetView): string {
  const { target, label } = view
  switch (target.kind) {
    case 'entity':
      return vault.link('entities', target.id, label)
    case 'source':
      return vault.link('sources', target.id, label)
    case 'paragraph': {
      const source = vault.index.sources.get(target.sourceId)
      const known = !target.lost && source?.paragraphs.some((paragraph) => paragraph.number === target.number)
      return vault.link('sources', target.sourceId, label, known ? `#^${blockId(target.number)}` : '')
    }
    case 'claim':
      return view.entity ? vault.link('entities', view.entity.id, label) : markdownLine(label)
    case 'highlight':
      return view.source ? vault.link('sources', view.source.id, label) : markdownLine(label)
    case 'dossier':
      return '[[index|the dossier]]'
  }
}

/** *Source*: Obsidian's tags: letters, digits, `_`, `-` and `/`, and not digits alone. */
function obsidianTag(tag: string): string {
  const clean = tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/^[-/]+|(?<![-/])[-/]+$/g, '')
  return /^\d*$/.test(clean) ? (clean === '' ? '' : `n${clean}`) : clean
}
