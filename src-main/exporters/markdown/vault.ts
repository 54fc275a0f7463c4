import { DossierIndex } from '../../domain/dossier/dossier-index'
import { displayName } from '../../domain/records/entity'
import type { Making } from '../../domain/exchange/exchange-ports'
import { fileKey, fileStem } from '../../domain/text/file-name'
import type { Handover } from '../../domain/leaving/handover'
import type { Id } from '../../domain/records/ids'
import { LinkTargets } from '../../domain/notes/links/link-targets'
import { emptyLayer } from '../../domain/records/records'
import { revealBidiControls } from '../../domain/records/text'
import { wikiLink } from './escape'

/** The name of the first page. */
export const INDEX_NAME = 'index'

/** What a `[[link]]` cannot hold, beyond what file names cannot. */
const LINK_SIGNS = /[[\]#^|%]+/g

/**
 * A folder of Markdown files on its way: which record is in which file, and how the others link to it.
 * Every file's name is its own in the whole folder, whatever the case and the composition of letters, so that a link
 * needs no path and the folder can be put anywhere in a vault.
 */
export class Vault {
  readonly index: DossierIndex
  /** What the links of notes may mean. */
  readonly targets: LinkTargets
  private readonly taken = new Set([fileKey(INDEX_NAME)])
  /** The next number for what is called the same: a name that many have is not counted anew for each. */
  private readonly counts = new Map<string, number>()
  private readonly stems = new Map<string, string>()

  constructor(
    readonly handover: Handover,
    readonly making: Making,
  ) {
    const { content, reader } = handover
    const layer = emptyLayer(content.dossier.id)
    for (const note of reader.notes) layer.records.notes[note.id] = note
    for (const highlight of reader.highlights) layer.records.highlights[highlight.id] = highlight
    this.index = new DossierIndex(content, layer)
    this.targets = new LinkTargets(this.index)
    for (const entity of content.entities) {
      this.name('entities', entity.id, displayName(entity))
    }
    for (const source of content.sources) this.name('sources', source.id, source.shortTitle ?? source.title)
    for (const note of reader.notes) this.name('notes', note.id, this.targets.labelOf(note))
  }

  /** 'entities/Mali.md'. */
  path(kind: VaultKind, id: Id): string {
    return `${kind}/${this.stem(kind, id)}.md`
  }

  /** `[[Mali]]`, or only the words where the record is not in the folder. `part` is where in it, `#^para-3` or `#Gold`. */
  link(kind: VaultKind, id: Id, label: string, part = ''): string {
    const stem = this.stems.get(`${kind} ${id}`)
    if (stem === undefined) return revealBidiControls(label)
    return wikiLink(`${stem}${part}`, label)
  }

  entityLink(id: Id): string {
    const entity = this.index.entities.get(id)
    return this.link('entities', id, entity ? displayName(entity) : id)
  }

  private stem(kind: VaultKind, id: Id): string {
    const stem = this.stems.get(`${kind} ${id}`)
    if (stem === undefined) throw new Error(`no file for ${kind} ${id}`)
    return stem
  }

  private name(kind: VaultKind, id: Id, title: string): void {
    const stem = fileStem(title.replace(LINK_SIGNS, ' '), NOUNS[kind])
    const key = fileKey(stem)
    let free = stem
    let count = this.counts.get(key) ?? 2
    for (; this.taken.has(fileKey(free)); count++) free = `${stem} (${count})`
    this.counts.set(key, count)
    this.taken.add(fileKey(free))
    this.stems.set(`${kind} ${id}`, free)
  }
}

export type VaultKind = 'entities' | 'sources' | 'notes'

const NOUNS: Readonly<Record<VaultKind, string>> = { entities: 'Entity', sources: 'Source', notes: 'Note' }
