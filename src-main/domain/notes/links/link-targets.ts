import type { DossierIndex } from '../../dossier/dossier-index'
import type { Entity } from '../../records/entity'
import type { Id } from '../../records/ids'
import { Multimap } from '../../multimap'
import { noteLabel, type Note } from '../../records/note'
import type { BinEntry, RecordOp } from '../../records/records'
import type { Source } from '../../records/source'
import { closest, foldText, nearestOf, SPELLED_SO } from '../../text/folding'
import type { Vocabulary } from '../../vocabulary/vocabulary'
import { NoteNames, type NoteName } from '../book/note-names'
import { shownLabel } from '../book/note-label'
import { privateNotes } from './private-links'
import { A_PRIVATE_NOTE, isHidden, PRIVATE_NOTE, type PrivateWords } from './private-words'
import type { LinkLookup, LinkTarget } from './resolve-link'

/** The link targets of a dossier by id and by folded name. It follows the index: call `follow` after the index has followed. */
export class LinkTargets implements LinkLookup {
  /** Entities and sources; notes are read from the index as they are. */
  private readonly targets = new Map<Id, LinkTarget>()
  private readonly names = new Multimap<string, LinkTarget>()
  readonly notes: NoteNames
  /** Made when a link asks for it that nothing of now answers. */
  private byFormerName: Multimap<string, Id> | null = null
  private hidden: ReadonlySet<string> | null = null
  private hiddenWritten: ReadonlySet<string> | null = null

  constructor(private readonly index: DossierIndex) {
    for (const entity of index.entities.values()) this.put(entityTarget(entity))
    for (const source of index.sources.values()) this.put(sourceTarget(source))
    this.notes = new NoteNames(
      () => Object.values(index.notes),
      (note) => this.labelOf(note),
    )
  }

  get vocabulary(): Vocabulary {
    return this.index.vocabulary
  }

  /** Every entity and source. */
  records(): IterableIterator<LinkTarget> {
    return this.targets.values()
  }

  byId(id: Id): LinkTarget | undefined {
    const record = this.targets.get(id)
    if (record) return record
    const note = Object.hasOwn(this.index.notes, id) ? this.index.notes[id] : undefined
    return note && this.noteTarget(note)
  }

  /** The names of notes that may be offered to choose from: never a private one's. */
  *openNotes(): Generator<NoteName> {
    for (const name of this.notes.all()) if (this.index.notes[name.id]?.private !== true) yield name
  }

  /** What a note is shown as. */
  shownLabel(note: Note, words: PrivateWords = 'hidden'): string {
    return isHidden(note, words) ? A_PRIVATE_NOTE : this.labelOf(note)
  }

  /** What a note is called. The name of a private note is not part of another's. */
  labelOf(note: Note): string {
    return shownLabel(note, this.inLabels)
  }

  /**
   * Entities and sources that are called so, entities first; notes only when there are none, or none whose name has the marks that are
   * written while a note's has. Then what was called so before.
   */
  byName(name: string): readonly LinkTarget[] {
    const folded = foldText(name)
    const records = this.recordsCalled(name, folded)
    const isSpelledSo = (target: LinkTarget) => nearestOf(target.names, name) <= SPELLED_SO
    if (records.some(isSpelledSo)) return records
    const notes = this.notes.called(folded).flatMap(({ id }) => this.byId(id) ?? [])
    const nearest = closest(notes, name, namesOf)
    if (records.length > 0 && !nearest.some(isSpelledSo)) return records
    return nearest.length > 0 ? nearest : this.formerly(folded)
  }

  /** What was called so. */
  private formerly(folded: string): readonly LinkTarget[] {
    if (!this.byFormerName) {
      this.byFormerName = new Multimap()
      for (const { id, formerNames = [] } of this.named())
        for (const name of formerNames) this.byFormerName.add(foldText(name), id)
    }
    return [...new Set(this.byFormerName.get(folded))].flatMap((id) => this.byId(id) ?? [])
  }

  private *named(): Generator<Entity | Source | Note> {
    yield* this.index.entities.values()
    yield* this.index.sources.values()
    yield* Object.values(this.index.notes)
  }

  private recordsCalled(name: string, folded = foldText(name)): readonly LinkTarget[] {
    const found = closest(this.names.get(folded), name, namesOf)
    if (found.length < 2) return found
    return [...found].sort((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === 'entity' ? -1 : 1))
  }

  binned(id: Id): BinEntry | undefined {
    return this.index.anyBinEntryOf(id)
  }

  isClaim(id: Id): boolean {
    return this.index.claims.has(id)
  }

  hides(folded: string): boolean {
    this.hidden ??= privateNotes(this.index, (note) => this.labelOf(note)).names
    return this.hidden.has(folded)
  }

  /** Answers the entities and sources whose names came, went or changed. */
  follow(ops: readonly RecordOp[]): Id[] {
    const changed = new Set<Id>()
    const touched = new Set<Id>()
    for (const op of ops) {
      if (op.collection === 'bin' || op.collection === 'notes') this.hidden = this.hiddenWritten = null
      if (hasFormerNames(op.before) || hasFormerNames(op.after)) this.byFormerName = null
      if (op.collection === 'notes') this.notes.set(op.id, op.after ?? undefined)
      const id = op.collection === 'bin' ? (op.after ?? op.before)?.recordId : op.id
      if (id === undefined) continue
      touched.add(id)
      const entity = this.index.entities.get(id)
      const source = this.index.sources.get(id)
      const now = entity ? entityTarget(entity) : source && sourceTarget(source)
      const old = this.targets.get(id)
      if (old && now && sameNames(old, now)) continue
      if (old) this.take(old)
      if (now) this.put(now)
      if (old || now) changed.add(id)
    }
    this.notes.reread(touched, (id) => this.index.notes[id])
    return [...changed]
  }

  /** What links of an untitled note's first line mean: one step far, so that two notes cannot be named by each other for ever. */
  private readonly inLabels: LinkLookup = {
    byId: (id) => {
      const record = this.targets.get(id)
      if (record) return record
      const note = Object.hasOwn(this.index.notes, id) ? this.index.notes[id] : undefined
      return note && asPrivate(note, named(note, noteLabel(note)))
    },
    byName: (name) => this.recordsCalled(name),
    isClaim: (id) => this.isClaim(id),
    binned: (id) => {
      const entry = this.binned(id)
      return entry?.collection === 'notes' ? undefined : entry
    },
    hides: (folded) => {
      // By what is written in them: what they are called is not known before links are read, which asks this.
      this.hiddenWritten ??= privateNotes(this.index, noteLabel).names
      return this.hiddenWritten.has(folded)
    },
  }

  private noteTarget(note: Note): LinkTarget {
    const name = this.labelOf(note)
    const target = { ...named(note, name), ...(name !== noteLabel(note) && { borrowsNames: true as const }) }
    return asPrivate(note, target)
  }

  private put(target: LinkTarget): void {
    this.targets.set(target.id, target)
    for (const key of new Set(target.folded)) if (key) this.names.add(key, target)
  }

  private take(target: LinkTarget): void {
    this.targets.delete(target.id)
    for (const key of new Set(target.folded)) if (key) this.names.remove(key, target)
  }
}

function entityTarget(entity: Entity): LinkTarget {
  const names = entity.names.map((name) => name.value)
  return {
    kind: 'entity',
    id: entity.id,
    name: names[0] ?? entity.id,
    names,
    folded: names.map(foldText),
    formerNames: entity.formerNames ?? [],
    schema: entity.schema,
  }
}

function sourceTarget(source: Source): LinkTarget {
  const names = source.shortTitle === undefined ? [source.title] : [source.shortTitle, source.title]
  return {
    kind: 'source',
    id: source.id,
    name: names[0] ?? source.id,
    names,
    folded: names.map(foldText),
    formerNames: source.formerNames ?? [],
  }
}

function hasFormerNames(record: RecordOp['after']): boolean {
  return record !== null && 'formerNames' in record
}

function namesOf({ names }: LinkTarget): readonly string[] {
  return names
}

function named(note: Note, name: string): LinkTarget {
  return {
    kind: 'note',
    id: note.id,
    name,
    names: [name],
    folded: [foldText(name)],
    formerNames: note.formerNames ?? [],
  }
}

/** A private note is found by its names and called by none. */
function asPrivate(note: Note, target: LinkTarget): LinkTarget {
  return note.private === true ? { ...target, name: PRIVATE_NOTE, private: true } : target
}

function sameNames(a: LinkTarget, b: LinkTarget): boolean {
  const same = (left: readonly string[], right: readonly string[]) =>
    left.length === right.length && left.every((name, at) => name === right[at])
  return a.kind === b.kind && a.schema === b.schema && same(a.names, b.names) && same(a.formerNames, b.formerNames)
}
