import { basename } from 'node:path'
import { compareMoments, laterThan } from '../../domain/dating/moments'
import { counted } from '../../domain/text/counted'
import type { NoteImportPlan } from '../../contract/calls/note'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { MarkdownFolder, ReadMarkdownFolder, WorkOptions } from '../../domain/exchange/exchange-ports'
import type { Id, MakeId } from '../../domain/records/ids'
import { noteSchema, type Note, type NoteTarget } from '../../domain/records/note'
import { withoutComments } from '../../domain/notes/markdown/comments'
import type { FileLink } from '../../domain/notes/folders/file-links'
import { pathKey } from '../../domain/notes/folders/folder-paths'
import type { NoteFile } from '../../domain/notes/folders/note-file'
import { withCommentsOf } from '../../domain/notes/markdown/keep-comments'
import { relink, withLinks } from '../../domain/notes/links/relink'
import { formatLink, partsOf } from '../../domain/notes/markdown/note-syntax'
import type { RecordOp } from '../../domain/records/records'
import { spelledText } from '../../domain/text/folding'
import { revealBidiControls } from '../../domain/records/text'
import type { DossierSession, Planned } from '../session/dossier-session'
import { replaceNote } from './replace-note'
import { withLinksFollowing } from './follow-renames'
import { notebookOf } from '../session/notebook-of'
import { Pace } from '../../pace/pace'

/** How many changes are said one by one. */
const SAID = 200

/** What a file becomes. */
interface Coming {
  file: NoteFile
  note: Note
  /** The note with its id that is here. */
  before?: Note
  /** True when that one says the same. */
  isSame: boolean
}

/**
 * Brings a folder of Markdown in as notes: first looks and says what would change, then does it as one edit, which can be taken
 * back as one. What is brought in is what was looked at. Holds the last folder only.
 */
export class NoteImportDesk {
  private waiting: { token: string; dossierId: Id; folder: MarkdownFolder } | null = null

  constructor(
    private readonly read: ReadMarkdownFolder,
    private readonly makeToken: MakeId,
  ) {}

  /** Reads a folder; changes nothing. *Errors*: those of `ReadMarkdownFolder`, `import-rejected` when none of its files can be read. */
  async inspect(
    session: DossierSession,
    path: string,
    options: WorkOptions = {},
  ): Promise<{ token: string; plan: NoteImportPlan }> {
    this.waiting = null
    const folder = await this.read(path, options)
    // A folder none of whose files can be read is no folder without any.
    if (folder.files.length === 0 && folder.leftOut.length > 0) {
      const said = say('reading.no-file-readable', { folder: basename(path) })
      throw new DossierError('import-rejected', said, folder.leftOut.slice(0, SAID))
    }
    const token = this.makeToken()
    this.waiting = { token, dossierId: session.index.meta.id, folder }
    const { coming } = await prepared(session, folder, options)
    return { token, plan: planOf(basename(path), coming, folder) }
  }

  /**
   * Brings in what was inspected, all or nothing; until it is written it can be stopped, and brought in again.
   * *Errors*: `not-found` for another token, `cancelled`, those of `edit`.
   */
  async bringIn(session: DossierSession, token: string, options: WorkOptions = {}): Promise<{ changed: number }> {
    const { waiting } = this
    if (waiting?.token !== token || waiting.dossierId !== session.index.meta.id) {
      throw new DossierError('not-found', say('editing.folder-closed'))
    }
    const ready = await prepared(session, waiting.folder, options)
    const plan = function* (): Generator<undefined, Planned<number>> {
      // An edit that came before this one may have changed what links mean.
      const coming = ready.isStill() ? ready.coming : yield* allComing(session, waiting.folder)
      yield* notebookOf(session).reading()
      options.onProgress?.({ phase: 'Bringing in', done: 0, total: 0 })
      const ops: RecordOp[] = []
      for (const one of coming) {
        ops.push(...opsOf(session, one))
        yield
      }
      const changed = ops.filter((op) => op.collection === 'notes').length
      return { ops: yield* withLinksFollowing(session, ops), answer: changed }
    }
    const changed = await session.editInTurns({ kind: 'import-notes' }, plan, '', options.signal)
    this.waiting = null
    return { changed }
  }
}

/** The notes that the folder makes, worked out in turns with the rest of the app. `isStill` until the dossier is changed. */
async function prepared(
  session: DossierSession,
  folder: MarkdownFolder,
  { onProgress, signal }: WorkOptions,
): Promise<{ coming: Coming[]; isStill(): boolean }> {
  const pace = new Pace(signal)
  const total = folder.files.length
  const latest = () => session.store.history.at(-1)?.id
  for (;;) {
    const begun = latest()
    const coming: Coming[] = []
    for (const one of comingNotes(session, folder)) {
      coming.push(one)
      if (pace.isOver()) {
        onProgress?.({ phase: 'Comparing with what is here', done: coming.length, total })
        await pace.rest()
      }
      if (latest() !== begun) break
    }
    if (latest() === begun) return { coming, isStill: () => latest() === begun }
  }
}

function opsOf(session: DossierSession, { note, before, isSame }: Coming): RecordOp[] {
  if (!before) return [session.put('notes', note)]
  return isSame ? [] : replaceNote(session, before, note, true)
}

/** All notes that the folder makes; gives way after each. */
function* allComing(session: DossierSession, folder: MarkdownFolder): Generator<undefined, Coming[]> {
  const coming: Coming[] = []
  for (const one of comingNotes(session, folder)) {
    coming.push(one)
    yield
  }
  return coming
}

/** The notes that the folder makes, compared with what is here by id. */
function* comingNotes(session: DossierSession, folder: MarkdownFolder): Generator<Coming> {
  const { index } = session
  const { files } = folder
  const ids = new Map<NoteFile, Id>()
  const taken = new Set<Id>()
  for (const file of files) {
    const usable = file.id !== undefined && !taken.has(file.id) && isFree(session, file)
    const id = usable && file.id !== undefined ? file.id : file.isNote ? session.tools.makeId() : undefined
    if (id === undefined) continue
    taken.add(id)
    ids.set(file, id)
  }
  const byPath = new Map<string, Id>()
  for (const [file, id] of ids) byPath.set(file.path, id)
  const now = session.tools.now()
  for (const file of files) {
    const id = ids.get(file)
    if (!file.isNote || id === undefined) continue
    const before = Object.hasOwn(index.notes, id) ? index.notes[id] : undefined
    const createdAt = before?.createdAt ?? file.createdAt ?? now
    const note: Note = noteSchema.parse({
      id,
      targets: (file.targets ?? before?.targets ?? []).filter((target) => isHere(session, target)),
      title: file.title.slice(0, 5_000),
      body: linked(session, byPath, file, file.links),
      tags: file.tags,
      ...(file.pinned && { pinned: true }),
      ...(before?.private !== undefined && { private: before.private }),
      createdAt,
      updatedAt: before ? laterThan(before.updatedAt, now) : (file.updatedAt ?? createdAt),
    })
    if (!before) yield { file, note, isSame: false }
    else if (isSame(session, byPath, file, note, before)) yield { file, note, before, isSame: true }
    else yield { file, note: { ...note, body: withCommentsOf(before.body, note.body) }, before, isSame: false }
  }
}

/** True when the file says what the note says; what Markdown has as a link may have been written so in the note itself. */
function isSame(
  session: DossierSession,
  byPath: ReadonlyMap<string, Id>,
  file: NoteFile,
  note: Note,
  before: Note,
): boolean {
  // An exported file has no comments.
  const shared = { ...before, body: withoutComments(before.body) }
  const own = file.links.filter(({ isAddress }) => !isAddress)
  const read = [note]
  if (own.length < file.links.length) read.push({ ...note, body: linked(session, byPath, file, own) })
  return read.some((after) => saysTheSame(before, after, session) || saysTheSame(shared, after, session))
}

/** The file's text with its links to other files by id, which survives renames. Others stay: names are found by themselves. */
function linked(
  session: DossierSession,
  byPath: ReadonlyMap<string, Id>,
  file: NoteFile,
  links: readonly FileLink[],
): string {
  return withLinks(
    file.body,
    links.flatMap((link) => {
      const id = byPath.get(link.path)
      return id === undefined ? [] : [{ from: link.from, to: link.to, link: linkTo(session, id, link, file) }]
    }),
  )
}

/** What an exported folder escapes in a link's label. */
const ESCAPED = /\\([\\<`&%])/g

/** An id that is a note's here means that note; one that something else has, or had before it was deleted, is not taken. */
function isFree({ index }: DossierSession, { id, isNote }: NoteFile): boolean {
  if (id === undefined) return false
  const isRecord = index.entities.has(id) || index.sources.has(id) || index.claims.has(id)
  if (!isNote) return isRecord
  return !isRecord && !Object.values(index.bin).some((entry) => entry.recordId === id)
}

function linkTo(session: DossierSession, id: Id, { name, heading, label }: FileLink, file: NoteFile): string {
  const target = `${id}${/[[\]|\n\\]/.test(heading) ? '' : heading}`
  if (label !== undefined) return formatLink(target, file.id === undefined ? label : label.replace(ESCAPED, '$1'))
  const entity = session.index.entities.get(id)?.names[0]?.value
  const isCalledSo = heading === '' && entity !== undefined && pathKey(entity) === pathKey(name)
  return formatLink(target, isCalledSo ? undefined : `${name}${heading.replaceAll('#', ', ')}`)
}

function isHere({ index }: DossierSession, target: NoteTarget): boolean {
  switch (target.kind) {
    case 'dossier':
      return true
    case 'entity':
      return index.entities.has(target.id)
    case 'claim':
      return index.claims.has(target.id)
    case 'source':
      return index.sources.has(target.id)
    case 'paragraph':
      return index.sources.has(target.sourceId)
    case 'highlight':
      return Object.hasOwn(index.highlights, target.id)
  }
}

/** True when the file says what the note says, whichever way its links are written. */
function saysTheSame(before: Note, after: Note, session: DossierSession): boolean {
  const { targets } = notebookOf(session)
  const said = (note: Note) =>
    JSON.stringify([
      note.title.trim(),
      note.tags,
      note.targets,
      note.pinned === true,
      // Links are compared by where they lead and what they show.
      relink(comparable(note.body), ({ target, label }) => {
        const whole = targets.byId(target) ?? targets.byName(target)[0]
        const { page, heading } = whole ? { page: target, heading: '' } : partsOf(target)
        const found = whole ?? targets.byId(page) ?? targets.byName(page)[0]
        if (!found) return undefined
        const usual = [heading, heading.replaceAll('#', ', ')].map((part) => spelledText(`${found.name}${part}`))
        const isUsual = label === undefined || usual.includes(spelledText(label))
        return formatLink(`${found.id}${heading}`, isUsual ? undefined : label)
      }),
    ])
  return said(before) === said(after)
}

/** A text without what an export or another program changes in it: an exported file holds no controls, and line ends are anybody's. */
function comparable(body: string): string {
  // eslint-disable-next-line no-control-regex -- the controls are what is looked for
  return body.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
}

function planOf(folderName: string, coming: readonly Coming[], folder: MarkdownFolder): NoteImportPlan {
  const added = coming.filter(({ before }) => !before)
  const changed = coming.filter(({ before, isSame }) => before !== undefined && !isSame)
  const same = coming.length - added.length - changed.length
  const changes = [
    ...folder.leftOut.map((sentence) => `Leaves out ${sentence}`),
    ...changed.map(({ file, before }) =>
      before !== undefined && file.updatedAt !== undefined && compareMoments(before.updatedAt, file.updatedAt) > 0
        ? `Changes ‘${nameOf(file)}’, which was changed here too since; what is here stays among its earlier versions.`
        : `Changes ‘${nameOf(file)}’; what is here stays among its earlier versions.`,
    ),
    ...added.map(({ file }) => `Adds ‘${nameOf(file)}’.`),
  ]
  return {
    folderName,
    files: folder.files.length,
    added: added.length,
    changed: changed.length,
    same,
    changes: said(changes, 'more change'),
    leftBehind: leftBehind(coming, folder),
  }
}

/** The pictures and other files of the folder that notes show or link to, and how many more there are. */
function leftBehind(coming: readonly Coming[], { others }: MarkdownFolder): string[] {
  const shownIn = new Map<string, NoteFile[]>()
  for (const { file } of coming)
    for (const path of file.shown) {
      const notes = shownIn.get(path)
      if (notes) notes.push(file)
      else shownIn.set(path, [file])
    }
  const named = [...shownIn].map(([path, [first, ...more]]) => {
    const notes = first ? `‘${nameOf(first)}’` : 'a note'
    return `${path}, which ${notes}${more.length > 0 ? ` and ${counted(more.length, 'more note')}` : ''} ${more.length > 0 ? 'name' : 'names'}.`
  })
  const rest = others.length - shownIn.size
  const unnamed = rest > 0 ? [`${counted(rest, named.length > 0 ? 'other file' : 'file')} that no note names.`] : []
  return [...said(named, 'more file'), ...unnamed]
}

/** So many that a person can read them, and how many more there are. */
function said(sentences: readonly string[], noun: string): string[] {
  const shown = sentences.map((sentence) => revealBidiControls(sentence))
  const rest = shown.length - SAID + 1
  return rest > 1 ? [...shown.slice(0, SAID - 1), `And ${counted(rest, noun)}.`] : shown
}

function nameOf({ title, stem }: NoteFile): string {
  const name = [...(title || stem)]
  return name.length > 60 ? `${name.slice(0, 59).join('')}…` : name.join('')
}
