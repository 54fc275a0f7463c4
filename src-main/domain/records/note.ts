import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { shownStart } from '../notes/markdown/comments'

/** What a note is on. A free note has no targets. */
export const noteTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dossier') }),
  z.strictObject({ kind: z.literal('entity'), id: idSchema }),
  z.strictObject({ kind: z.literal('claim'), id: idSchema }),
  z.strictObject({ kind: z.literal('source'), id: idSchema }),
  z.strictObject({
    kind: z.literal('paragraph'),
    sourceId: idSchema,
    number: z.string().max(20),
    /** The paragraph went out of the source's text; `number` is the one that it had. */
    lost: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('highlight'), id: idSchema }),
])

/**
 * What the reader wrote, kept byte for byte: the body is Markdown and may hold any characters.
 * *Units*: at most 20,000,000 UTF-16 code units.
 */
export const noteSchema = z.strictObject({
  id: idSchema,
  targets: z.array(noteTargetSchema).max(100),
  title: z.string().max(5_000),
  body: z.string().max(20_000_000),
  tags: z.array(z.string().min(1).max(500)).max(200),
  /** What it was shown as before: a link in a note whose label says no more than that follows the rename. Not displayed. */
  formerNames: z.array(z.string().max(5_000)).max(50).optional(),
  pinned: z.boolean().optional(),
  /** Never leaves the machine in any export. */
  private: z.boolean().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export type NoteTarget = z.infer<typeof noteTargetSchema>
export type Note = z.infer<typeof noteSchema>

/** The record that a target is or stands in; undefined for the dossier. */
export function targetId(target: NoteTarget): Id | undefined {
  if (target.kind === 'dossier') return undefined
  return target.kind === 'paragraph' ? target.sourceId : target.id
}

/**
 * The title, or the first line of the body, or 'Untitled note'. `read` turns links and citations of that line into what
 * they show; without it a link shows its label, or what it points at as it is written.
 */
export function noteLabel(note: Pick<Note, 'title' | 'body'>, read?: (line: string) => string): string {
  const title = note.title.trim()
  if (title) return title
  const line = shownStart(note.body, 2_000)
    .split('\n')
    .map((text) =>
      cellsOf(readLine(text, read))
        .replace(/^(?:[#>*\-\s]|\d{1,9}[.)]\s)+(?:\[[ xX]\] )?/, '')
        .replace(/\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]+)\]\]/g, '$1')
        .replace(/!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
        .replace(/\[\^[^[\]\s]{1,100}\]/g, '')
        .replace(/(\*\*|__|~~|`)(?=\S)(.{1,300}?\S)\1/g, '$2')
        .trim(),
    )
    .find(Boolean)
  return line ? (line.length > 120 ? `${line.slice(0, 119)}…` : line) : 'Untitled note'
}

/** A row of a table as its words; any other line as it is. */
function cellsOf(line: string): string {
  if (!line.startsWith('|')) return line
  const cells = line.split('|').map((cell) => cell.trim())
  return cells.filter(Boolean).join(' · ')
}

function readLine(line: string, read?: (line: string) => string): string {
  return read && (line.includes('[[') || line.includes('[@')) ? read(line) : line
}
