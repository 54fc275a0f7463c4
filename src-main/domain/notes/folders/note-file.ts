import { z } from 'zod'
import { idSchema, type Id } from '../../records/ids'
import { noteTargetSchema, type NoteTarget } from '../../records/note'
import { fileLinks, type FileLinks } from './file-links'
import type { FolderPaths } from './folder-paths'
import { listOf, readFrontMatter } from './front-matter'
import { KnownFields } from './known-fields'

/** A Markdown file of a folder. */
export interface MarkdownFile {
  /** Within the folder, with slashes: 'notes/On gold.md'. */
  path: string
  text: string
}

/** The paths of a folder's files: of what becomes notes or entities, and of everything else. */
export interface FolderFiles {
  notes: FolderPaths
  others: FolderPaths
}

/** What a file of a folder says. */
export interface NoteFile extends FileLinks {
  path: string
  /** Without folder and ending, as links name it. */
  stem: string
  /** The record it was made from. */
  id?: Id
  /** False for entities, sources and the first page of an exported folder: they only tell what links to them mean. */
  isNote: boolean
  title: string
  body: string
  tags: string[]
  /** Absent when the file says nothing of them. */
  targets?: NoteTarget[]
  pinned: boolean
  createdAt?: string
  updatedAt?: string
}

/** The fields in which an exported note says what Markdown has no place for. */
export const NOTE_FIELDS = {
  on: 'dossier-on',
  untitled: 'dossier-untitled',
  tags: 'dossier-tags',
  citations: 'dossier-citations',
  pinned: 'pinned',
} as const
export const NOTE_TAG = 'dossier/note'
/** How the labels of footnotes begin that an export makes of a note's citations. */
export const CITE_LABEL = 'cite-'

const targetsSchema = z.array(noteTargetSchema).max(100)

/** Reads a Markdown file as a note: one that this app exported comes back as it was, any other keeps all of its text. */
export function readNoteFile(file: MarkdownFile, { notes, others }: FolderFiles): NoteFile {
  const read = withoutLinks(file)
  return { ...read, ...fileLinks(read.body, read.path, notes, others) }
}

function withoutLinks({ path, text }: MarkdownFile): Omit<NoteFile, keyof FileLinks> {
  const { fields, entries, body } = readFrontMatter(withLineFeeds(text))
  const known = new KnownFields(fields)
  const stem = stemOf(path)
  const tags = [...tagsOf(known.value('tags')), ...tagsOf(known.value('tag'))].map((tag) => tag.replace(/^#/, ''))
  // Anybody may have a tag of that name; an exported file says of which dossier it is.
  const own = fields.has('dossier') ? tags.find((tag) => tag === 'dossier' || tag.startsWith('dossier/')) : undefined
  const id = idSchema.safeParse(fields.get('id'))
  const title = known.value('title')
  const file = {
    path,
    stem,
    ...(own !== undefined && id.success && { id: id.data }),
    isNote: own === undefined || own === NOTE_TAG,
    pinned: fields.get(NOTE_FIELDS.pinned) === 'true',
    ...known.moments,
  }
  if (own !== NOTE_TAG) {
    const kept = entries.flatMap(({ name, lines }) => (known.isTakenOver(name) ? [] : lines))
    const rest = kept.length === 0 ? body : `${fenced(kept.join('\n'))}\n\n${body.replace(/^\n+/, '')}`
    return {
      ...file,
      title: typeof title === 'string' ? title : stem,
      body: rest.replace(/^\n+/, ''),
      tags: clean(tags),
    }
  }
  const shown = typeof title === 'string' ? title : stem
  const targets = targetsSchema.safeParse(listOf(fields.get(NOTE_FIELDS.on)).flatMap(targetOf))
  const written = listOf(fields.get(NOTE_FIELDS.tags))
  const listed = tags.filter((tag) => tag !== NOTE_TAG)
  return {
    ...file,
    title: fields.get(NOTE_FIELDS.untitled) === 'true' ? '' : shown,
    body: withCitations(withoutHead(body, fields.has(NOTE_FIELDS.on)), listOf(fields.get(NOTE_FIELDS.citations))),
    // Tags that Obsidian cannot write are said apart; they count as long as nobody changed the list.
    tags: clean(written.length > 0 && written.length === listed.length ? written : listed),
    ...(targets.success && fields.has(NOTE_FIELDS.on) && { targets: targets.data }),
  }
}

/** A target as one word of the front matter. */
export function targetWord(target: NoteTarget): string {
  switch (target.kind) {
    case 'dossier':
      return 'dossier'
    case 'paragraph':
      return `${target.lost ? 'lost-paragraph' : 'paragraph'} ${target.sourceId} ${target.number}`
    default:
      return `${target.kind} ${target.id}`
  }
}

function targetOf(word: string): unknown[] {
  const [kind = '', id, ...number] = word.split(' ')
  if (kind === 'paragraph') return [{ kind, sourceId: id, number: number.join(' ') }]
  if (kind === 'lost-paragraph') return [{ kind: 'paragraph', sourceId: id, number: number.join(' '), lost: true }]
  return [id === undefined ? { kind } : { kind, id }]
}

/** Without the heading and the line of targets that an export puts before a note's text. */
function withoutHead(body: string, hasTargets: boolean): string {
  const head = hasTargets ? /^# [^\n]*\n(?:\nOn [^\n]*\.\n)?\n/ : /^# [^\n]*\n\n/
  return body.replace(head, '').replace(/\n$/, '')
}

/** Puts the citations back in the place of the footnotes that an export made of them, while each still has one. */
function withCitations(body: string, citations: readonly string[]): string {
  const definitions = new RegExp(`\\n\\n(?:\\[\\^${CITE_LABEL}\\d+\\]: [^\\n]*(?:\\n {4}[^\\n]*)*\\n?)+$`)
  const calls = new RegExp(`(?:\\[\\^${CITE_LABEL}\\d+\\])+`, 'g')
  const text = body.replace(definitions, '')
  if ((text.match(calls) ?? []).length !== citations.length) return body
  let next = 0
  return text.replace(calls, (call) => citations[next++] ?? call)
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(?:md|markdown)$/i, '')
}

/** Several tags on one line are parted by commas. */
function tagsOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? value.split(',').map((tag) => tag.trim()) : listOf(value)
}

function clean(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().slice(0, 500)).filter(Boolean))].slice(0, 200)
}

/** With the line ends that this app writes, where the first line says that a program has changed them in all of the file. */
function withLineFeeds(text: string): string {
  const end = text.search(/[\r\n]/)
  if (end < 0 || text.charAt(end) === '\n') return text
  if (text.charAt(end + 1) === '\n') return text.replaceAll('\r\n', '\n')
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

function fenced(yaml: string): string {
  let fence = '```'
  for (const [run] of yaml.matchAll(/`+/g)) if (run.length >= fence.length) fence = `${run}\``
  return `${fence}yaml\n${yaml}\n${fence}`
}
