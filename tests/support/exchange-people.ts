import { atOnce } from '../../src-main/domain/at-once'
import fc from 'fast-check'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { handOver } from '../../src-main/domain/leaving/handover'
import type { IncomingDossier } from '../../src-main/domain/exchange/exchange-ports'
import type { Id } from '../../src-main/domain/records/ids'
import { MARKINGS } from '../../src-main/domain/records/marking'
import { emptyLayer } from '../../src-main/domain/records/records'
import { deleteRecord } from '../../src-main/services/content/bin'
import type { DossierSession } from '../../src-main/services/session/dossier-session'
import {
  gradeSource,
  saveBriefing,
  saveClaim,
  saveEntity,
  saveSource,
} from '../../src-main/services/content/edit-content'
import { decideBetween } from '../../src-main/services/content/edit-contradictions'
import { addHighlights } from '../../src-main/services/content/edit-highlights'
import { saveNote } from '../../src-main/services/notes/edit-notes'
import { incomingLayer } from '../../src-main/services/exchange/exchange-merge'
import { firstExchange, recordsIn, rememberSent } from '../../src-main/services/exchange/remember-exchange'
import { handedOver, memorySession, ownLayer } from './exchange-pair'

/** What a person may do to a dossier; `at` says to which record, `how` in which of several ways. */
export const EDITS = [
  'add claim',
  'change claim',
  'cite claim',
  'contradict claim',
  'delete claim',
  'add entity',
  'name entity',
  'rename entity',
  'sum entity up',
  'delete entity',
  'add source',
  'change source',
  'replace text',
  'grade source',
  'delete source',
  'add note',
  'change note',
  'title note',
  'hide note',
  'delete note',
  'highlight',
  'delete highlight',
  'add briefing',
  'change briefing',
  'change dossier',
  'undo',
] as const

export interface Edit {
  edit: (typeof EDITS)[number]
  at: number
  how: number
}

export const arbEdit: fc.Arbitrary<Edit> = fc.record({
  edit: fc.constantFrom(...EDITS),
  at: fc.nat({ max: 20 }),
  how: fc.nat({ max: 20 }),
})

/** Words that are said nowhere else: each edit writes one. */
const WORD = /zq\d+[a-z]/g

/** The words in anything; what stands around marked words is only where they were last seen. */
export function wordsIn(value: unknown): Set<string> {
  const said = JSON.stringify(value, (field, item: unknown) =>
    field === 'prefix' || field === 'suffix' ? undefined : item,
  )
  return new Set(said.match(WORD) ?? [])
}

function clock(skewMs: number): () => string {
  let seconds = 0
  return () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds++) + skewMs).toISOString()
}

/** Somebody who works on a copy of a dossier. */
export class Person {
  private written = 0
  /** Words that this person took out by hand, having seen them. */
  readonly tookOut = new Set<string>()
  edits = 0

  private constructor(
    readonly name: string,
    readonly session: DossierSession,
  ) {}

  /** Somebody with a dossier, of their own or as it came with the app; `skewMs` is by how much their clock is wrong. */
  static begin(
    name: string,
    content: DossierContent,
    { isBundled, skewMs }: { isBundled: boolean; skewMs: number },
  ): Person {
    const layer = isBundled ? emptyLayer(content.dossier.id) : ownLayer(content)
    return new Person(name, memorySession(name, isBundled ? content : null, layer, clock(skewMs)))
  }

  /** Somebody who begins with a file. */
  static beginWith(name: string, incoming: IncomingDossier, skewMs: number): Person {
    const { id, title } = incoming.content.dossier
    const layer = incomingLayer(incoming, id, title)
    const handover = atOnce(firstExchange(recordsIn(incoming), `r-${name}-first`, incoming.manifest.createdAt))
    layer.records.handovers[handover.id] = handover
    return new Person(name, memorySession(name, null, structuredClone(layer), clock(skewMs)))
  }

  /** Somebody who goes on with a full copy of another's data folder. */
  static async beginWithCopy(name: string, of: Person, skewMs: number): Promise<Person> {
    await rememberSent(of.session, handOver(of.session.index))
    const layer = structuredClone(of.session.store.layer)
    return new Person(name, memorySession(name, null, layer, clock(skewMs)))
  }

  wrote(word: string): boolean {
    return word.endsWith(this.name)
  }

  /** Every word that lives in the dossier. */
  living(): Set<string> {
    const { index, store } = this.session
    const { grades, notes, highlights, briefings } = store.layer.records
    // A source's own grade goes in the place of the one that it came with, which is said nowhere then.
    const sources = [...index.sources.keys()].map((id) => index.gradedSource(id))
    const content = [...index.entities.values(), ...index.claims.values(), ...sources, index.meta]
    return wordsIn([content, grades, notes, highlights, briefings])
  }

  /** Every word that lives or that this person put into the bin. */
  findable(): Set<string> {
    return new Set([...this.living(), ...wordsIn(this.session.index.bin)])
  }

  async send(): Promise<IncomingDossier> {
    const incoming = handedOver(this.session)
    await rememberSent(this.session, incoming)
    return incoming
  }

  async do(edit: Edit): Promise<void> {
    const { store } = this.session
    if (edit.edit === 'undo' && this.session.undoState().undo?.edit?.kind === 'import-dossier') return
    const before = this.living()
    const length = store.history.length
    await this.carryOut(edit)
    const after = this.living()
    for (const word of before) if (!after.has(word)) this.tookOut.add(word)
    if (store.history.length > length) this.edits++
  }

  private word(): string {
    return `zq${++this.written}${this.name}`
  }

  private async carryOut({ edit, at, how }: Edit): Promise<void> {
    const { session } = this
    const { index } = session
    const pick = <T>(from: Iterable<T>): T | undefined => {
      const all = [...from]
      return all[at % Math.max(1, all.length)]
    }
    const entity = pick(index.entities.values())
    const claim = pick(index.claims.values())
    const source = pick(index.sources.values())
    const note = pick(Object.values(index.notes))
    const briefing = pick(Object.values(index.briefings))
    const citations = source
      ? [{ sourceId: source.id, locator: { kind: 'section' as const, value: this.word() }, credibility: 3 }]
      : []
    const text = (before: string) => (how % 2 === 0 ? `${before} ${this.word()}` : `Only ${this.word()}`)
    switch (edit) {
      case 'add claim':
        if (!entity) return
        await saveClaim(session, {
          subject: entity.id,
          property: 'statement',
          value: { type: 'text', text: `Said ${this.word()}` },
          kind: 'fact',
          rank: 'normal',
          citations,
          ...(citations.length === 0 && { ownJudgement: true }),
        })
        return
      case 'change claim': {
        if (claim?.value.type !== 'text' || !index.entities.has(claim.subject) || !this.isSound(claim.citations)) return
        const { createdBy: _, ...draft } = claim
        await this.tryTo(saveClaim(session, { ...draft, value: { type: 'text', text: text(claim.value.text) } }))
        return
      }
      case 'cite claim': {
        if (!claim || citations.length === 0 || !this.isSound(claim.citations)) return
        const { createdBy: _, ...draft } = claim
        await this.tryTo(saveClaim(session, { ...draft, citations: [...claim.citations, ...citations] }))
        return
      }
      case 'contradict claim': {
        const other = [...index.claims.values()][how % Math.max(1, index.claims.size)]
        if (!claim || !other || claim.id === other.id) return
        const verdict =
          how % 3 === 0 ? { kind: 'agree' as const } : { kind: 'contradict' as const, because: `Not ${this.word()}` }
        await this.tryTo(decideBetween(session, { id: claim.id, others: [other.id], verdict }))
        return
      }
      case 'delete claim':
        if (claim) await deleteRecord(session, 'claims', claim.id)
        return
      case 'add entity':
        await saveEntity(session, { schema: 'Topic', names: [{ value: this.word(), kind: 'name', citations: [] }] })
        return
      case 'name entity':
      case 'rename entity':
      case 'sum entity up': {
        if (!entity) return
        const { createdBy: _, formerNames: __, ...draft } = entity
        const name = { value: this.word(), kind: 'alias' as const, citations }
        const [first, ...others] = draft.names
        const names =
          edit === 'name entity'
            ? [...draft.names, name]
            : edit === 'rename entity' && first
              ? [{ ...first, value: this.word() }, ...others]
              : draft.names
        const summary =
          edit === 'sum entity up' ? { text: text(entity.summary?.text ?? 'It is'), citations: [] } : entity.summary
        await this.tryTo(saveEntity(session, { ...draft, names, ...(summary && { summary }) }))
        return
      }
      case 'delete entity':
        if (entity && index.entities.size > 1) await deleteRecord(session, 'entities', entity.id)
        return
      case 'add source':
        await saveSource(session, {
          kind: 'report',
          title: `Report ${this.word()}`,
          authors: [this.word()],
          language: 'en',
          grade: { reliability: 'C', rationale: 'Known.', gradedAt: '2026-01-02' },
          text: `First ${this.word()}.\n\nSecond ${this.word()}.`,
          ...(source && how % 3 === 0 && { derivedFrom: [source.id] }),
        })
        return
      case 'change source':
      case 'replace text': {
        if (!source) return
        const { createdBy: _, contentHash: __, paragraphs, textKind: ___, formerNames: ____, ...draft } = source
        const body = paragraphs.map((paragraph) => paragraph.text).join('\n\n')
        const fields =
          edit === 'replace text'
            ? { text: how % 2 === 0 ? `${body}\n\nMore ${this.word()}.` : `Anew ${this.word()}.` }
            : how % 2 === 0
              ? { title: `Report ${this.word()}` }
              : { remarks: text(source.remarks ?? 'Remark') }
        await this.tryTo(saveSource(session, { ...draft, ...fields }))
        return
      }
      case 'grade source':
        if (!source) return
        await gradeSource(session, source.id, {
          reliability: 'B',
          rationale: `Held up ${this.word()}.`,
          gradedAt: '2026-01-02',
        })
        return
      case 'delete source':
        if (source) await deleteRecord(session, 'sources', source.id)
        return
      case 'add note':
        await saveNote(session, {
          targets: entity && how % 2 === 0 ? [{ kind: 'entity', id: entity.id }] : [],
          title: how % 3 === 0 ? '' : this.word(),
          body: `Note ${this.word()}`,
          tags: [this.word()],
        })
        return
      case 'change note':
      case 'title note': {
        if (!note) return
        const { createdAt: _, updatedAt: __, formerNames: ___, ...draft } = note
        const fields = edit === 'title note' ? { title: this.word() } : { body: text(note.body) }
        await saveNote(session, { ...draft, ...fields })
        return
      }
      case 'hide note': {
        if (!note) return
        const { createdAt: _, updatedAt: __, formerNames: ___, ...draft } = note
        await saveNote(session, { ...draft, private: note.private !== true })
        return
      }
      case 'delete note':
        if (note) await deleteRecord(session, 'notes', note.id)
        return
      case 'highlight': {
        const paragraph = source?.paragraphs[how % Math.max(1, source.paragraphs.length)]
        if (!source || !paragraph) return
        const { number } = paragraph
        const passage = { sourceId: source.id, number, from: 0, to: paragraph.text.length, text: paragraph.text }
        await addHighlights(session, [passage], 'yellow')
        return
      }
      case 'delete highlight': {
        const highlight = pick(Object.values(index.highlights))
        if (highlight) await deleteRecord(session, 'highlights', highlight.id)
        return
      }
      case 'add briefing':
        await saveBriefing(session, {
          title: `Brief ${this.word()}`,
          format: 'brief',
          paper: 'A4',
          marking: 'TLP:GREEN',
          keyJudgements: [{ id: `j-${this.word()}`, text: this.word(), claimIds: claim ? [claim.id] : [] }],
          sections: [],
          noteIds: note ? [note.id] : [],
        })
        return
      case 'change briefing': {
        if (!briefing) return
        const { createdAt: _, updatedAt: __, lastExport: ___, ...draft } = briefing
        const fields =
          how % 2 === 0
            ? { bottomLine: text(briefing.bottomLine ?? 'So') }
            : { outlook: text(briefing.outlook ?? 'So') }
        await saveBriefing(session, { ...draft, ...fields })
        return
      }
      case 'change dossier': {
        const { meta } = index
        const fields = [
          { title: `Dossier ${this.word()}` },
          { bottomLine: text(meta.bottomLine ?? 'So') },
          { marking: MARKINGS[how % MARKINGS.length] ?? 'TLP:RED' },
          { keyJudgements: [...meta.keyJudgements, { id: `j-${this.word()}`, text: this.word(), claimIds: [] }] },
        ][how % 4]
        await session.edit({ kind: 'change-title' }, () => ({
          ops: [session.put('meta', { ...meta, ...fields })],
          answer: null,
        }))
        return
      }
      case 'undo':
        await session.undo()
    }
  }

  /** A form would refuse to save what rests on something that was deleted; so does the service, and nothing is changed. */
  private async tryTo(edit: Promise<unknown>): Promise<void> {
    await edit.catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error)) throw error
    })
  }

  private isSound(citations: readonly { sourceId: Id }[]): boolean {
    return citations.every(({ sourceId }) => this.session.index.sources.has(sourceId))
  }
}
