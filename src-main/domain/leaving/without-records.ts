import { amongThemselves } from './among-themselves'
import type { Briefing } from '../records/briefing'
import type { Citation } from '../records/citation'
import type { Claim } from '../records/claim'
import { SCHEMA_VERSION, type DossierContent, type DossierMeta } from '../records/dossier'
import { DossierIndex } from '../dossier/dossier-index'
import type { CitedText, Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { targetId, type Note } from '../records/note'
import { LinkTargets } from '../notes/links/link-targets'
import { formatCitation, type CitedRef } from '../notes/markdown/note-syntax'
import type { TextRange } from '../text/text-range'
import { linksAnywhere, scanNote } from '../notes/markdown/scan-note'
import { resolveLink } from '../notes/links/resolve-link'
import { sharedBody } from '../notes/links/shared-body'
import { emptyLayer, type ReaderLayer } from '../records/records'
import { STANDARD_VOCABULARY } from '../vocabulary/standard-vocabulary'
import { onlyUsed, usedWords } from '../vocabulary/used-words'

/** What stands in a note where it named something that was left out. */
export const LEFT_OUT = 'something left out'

/**
 * The dossier as it is without some of its records, for what leaves the machine. What rests on them alone goes with them: claims
 * that cite nothing else, texts and judgements written from them, entities that nothing else speaks of, notes on them.
 * *Shape*: the very same index when nothing is left out.
 */
export function withoutRecords(index: DossierIndex, ids: Iterable<Id>): DossierIndex {
  const out = new Set(ids)
  if (out.size === 0) return index
  const rest = new Remainder(index, out)
  return new DossierIndex(rest.content(), rest.layer())
}

/** True when all the claims that something rests on, as far as they are in the dossier, are still in what is left of it. */
export function restsWhole(claimIds: readonly Id[], whole: DossierIndex, rest: DossierIndex): boolean {
  return claimIds.every((id) => rest.claims.has(id) || !whole.claims.has(id))
}

class Remainder {
  private readonly claims: Claim[]
  private readonly entities: Entity[]
  /** Everything that is not there any more: what was named, and what goes with it. */
  private readonly gone: ReadonlySet<Id>
  /** What is private or in the bin is not seen from what is left. */
  private readonly share: (body: string) => string

  constructor(
    private readonly index: DossierIndex,
    private readonly out: ReadonlySet<Id>,
  ) {
    this.share = sharedBody(index)
    const kept = [...index.claims.values()].flatMap((claim) => this.claim(claim))
    const spokenOf = new Set(kept.flatMap(entitiesOf))
    this.entities = [...index.entities.values()].flatMap((entity) => this.entity(entity, spokenOf.has(entity.id)))
    const keptIds = new Set(kept.map(({ id }) => id))
    const entityIds = new Set(this.entities.map(({ id }) => id))
    this.claims = kept.map((claim) => withoutLost(claim, keptIds, entityIds))
    this.gone = new Set([
      ...out,
      ...[...index.claims.keys()].filter((id) => !keptIds.has(id)),
      ...[...index.entities.keys()].filter((id) => !entityIds.has(id)),
    ])
  }

  content(): DossierContent {
    const sources = [...this.index.sources.keys()].flatMap((id) =>
      this.out.has(id) ? [] : (this.index.gradedSource(id) ?? []),
    )
    return {
      schemaVersion: SCHEMA_VERSION,
      dossier: this.meta(this.index.meta),
      entities: this.entities,
      claims: this.claims,
      sources: amongThemselves(sources, this.index),
    }
  }

  layer(): ReaderLayer {
    const { notes, highlights, briefings, meta } = this.index
    const layer = emptyLayer(meta.id)
    const mentions = new Mentions(this.index, this.gone)
    for (const note of Object.values(notes)) {
      const left = this.note(note, mentions)
      if (left) layer.records.notes[note.id] = left
    }
    for (const highlight of Object.values(highlights))
      if (!this.gone.has(highlight.id) && !this.gone.has(highlight.sourceId))
        layer.records.highlights[highlight.id] = highlight
    for (const briefing of Object.values(briefings))
      if (!this.gone.has(briefing.id)) layer.records.briefings[briefing.id] = this.briefing(briefing)
    // What was deleted before keeps its name where it is named.
    for (const entry of Object.values(this.index.bin))
      if (!this.out.has(entry.recordId)) layer.records.bin[entry.id] = entry
    return layer
  }

  private meta(meta: DossierMeta): DossierMeta {
    const { summary, bottomLine, keyJudgements, vocabulary: _, ...rest } = meta
    const words = this.index.definedWords
    const used = words && onlyUsed(words, usedWords(this.entities, this.claims), STANDARD_VOCABULARY)
    const judgements = keyJudgements.filter((judgement) => this.isWhole(judgement))
    return {
      ...rest,
      ...(used && { vocabulary: used }),
      ...(summary && this.text(summary) && { summary }),
      keyJudgements: judgements,
      // It sums the judgements up.
      ...(bottomLine !== undefined && judgements.length === keyJudgements.length && { bottomLine }),
    }
  }

  private claim(claim: Claim): Claim[] {
    const named = [claim.id, claim.subject, claim.attributedTo, valueId(claim)]
    if (named.some((id) => id !== undefined && this.out.has(id))) return []
    const citations = this.citations(claim.citations)
    if (citations === claim.citations) return [claim]
    return citations.length === 0 ? [] : [{ ...claim, citations }]
  }

  /** An entity goes when all that spoke of it has gone, and a name with the sources that it was read in. */
  private entity(entity: Entity, isSpokenOf: boolean): Entity[] {
    if (this.out.has(entity.id)) return []
    const names = entity.names.flatMap((name) => {
      const citations = this.citations(name.citations)
      return citations.length === 0 && name.citations.length > 0 ? [] : [{ ...name, citations }]
    })
    const summary = entity.summary && this.text(entity.summary)
    const wasSpokenOf = this.index.claimsAbout(entity.id).length + this.index.claimsPointingAt(entity.id).length > 0
    const isCited = summary !== undefined || names.some(({ citations }) => citations.length > 0)
    const lostAll = wasSpokenOf && !isSpokenOf && !isCited
    if (lostAll || (names.length === 0 && !isSpokenOf)) return []
    const { summary: _, ...rest } = entity
    const [shown] = entity.names
    return [
      {
        ...rest,
        names: names.length > 0 || !shown ? names : [{ ...shown, citations: [] }],
        ...(summary && { summary }),
      },
    ]
  }

  /** A text can't be taken apart: it stays only when nothing that it was written from is left out. */
  private text(text: CitedText): CitedText | undefined {
    return this.citations(text.citations) === text.citations ? text : undefined
  }

  private note(note: Note, mentions: Mentions): Note | undefined {
    if (this.gone.has(note.id)) return undefined
    const targets = note.targets.filter((target) => {
      const id = targetId(target)
      if (id === undefined) return true
      const marked = target.kind === 'highlight' ? this.index.highlights[id]?.sourceId : undefined
      return !this.gone.has(id) && (marked === undefined || !this.gone.has(marked))
    })
    if (targets.length === 0 && note.targets.length > 0) return undefined
    return { ...note, targets, body: mentions.takenFrom(this.share(note.body)) }
  }

  private briefing(briefing: Briefing): Briefing {
    const { findings, entityIds, leaveOut: _, lastExport: __, ...rest } = briefing
    const here = (id: Id) => !this.gone.has(id)
    return {
      ...rest,
      keyJudgements: briefing.keyJudgements.filter((judgement) => this.isWhole(judgement)),
      ...(findings && { findings: findings.filter((finding) => this.isWhole(finding)) }),
      ...(entityIds && { entityIds: entityIds.filter(here) }),
      noteIds: briefing.noteIds.filter(here),
    }
  }

  private isWhole({ claimIds }: { claimIds: readonly Id[] }): boolean {
    return claimIds.every((id) => !this.gone.has(id))
  }

  /** The very same list when none of its sources is left out. */
  private citations(citations: Citation[]): Citation[] {
    return citations.some(({ sourceId }) => this.out.has(sourceId))
      ? citations.filter(({ sourceId }) => !this.out.has(sourceId))
      : citations
  }
}

/** The links and citations of notes that lead to what is gone. */
class Mentions {
  private made: LinkTargets | undefined

  constructor(
    private readonly index: DossierIndex,
    private readonly gone: ReadonlySet<Id>,
  ) {}

  /** The text with other words where something is named that is gone; in code too, where readers of Markdown may differ. */
  takenFrom(body: string): string {
    const isGone = (ref: CitedRef) => this.gone.has(ref.kind === 'claim' ? ref.claimId : ref.sourceId)
    const changes: (TextRange & { by: string })[] = []
    if (body.includes('[['))
      for (const link of linksAnywhere(body)) {
        const id = resolveLink(link, this.targets).target?.id ?? link.target
        if (this.gone.has(id)) changes.push({ ...link, by: LEFT_OUT })
      }
    if (body.includes('[@'))
      for (const { from, to, refs } of scanNote(body).citations) {
        const left = refs.filter((ref) => !isGone(ref))
        if (left.length < refs.length) changes.push({ from, to, by: left.length > 0 ? formatCitation(left) : '' })
      }
    return replaced(body, changes)
  }

  private get targets(): LinkTargets {
    return (this.made ??= new LinkTargets(this.index))
  }
}

function replaced(body: string, changes: readonly (TextRange & { by: string })[]): string {
  let text = ''
  let at = 0
  for (const { from, to, by } of [...changes].sort((a, b) => a.from - b.from)) {
    if (from < at) continue
    text += body.slice(at, from) + by
    at = to
  }
  return text + body.slice(at)
}

function valueId({ value }: Claim): Id | undefined {
  return value.type === 'entity' ? value.entityId : undefined
}

/** Whom a claim is about, or by: it could not stand without them. */
function entitiesOf(claim: Claim): Id[] {
  const { subject, attributedTo, reportedBy } = claim
  return [subject, valueId(claim), attributedTo, reportedBy].filter((id) => id !== undefined)
}

/** Without what it names beside that and is not there any more. */
function withoutLost(claim: Claim, claimIds: ReadonlySet<Id>, entityIds: ReadonlySet<Id>): Claim {
  const { disputes = [], agreesWith = [], about = [], qualifiers, ...rest } = claim
  const { place, event, ...plain } = qualifiers ?? {}
  const others = disputes.filter(({ claimId }) => claimIds.has(claimId))
  const agreed = agreesWith.filter((id) => claimIds.has(id))
  const named = about.filter((id) => entityIds.has(id))
  const left = {
    ...plain,
    ...(place !== undefined && entityIds.has(place) && { place }),
    ...(event !== undefined && entityIds.has(event) && { event }),
  }
  return {
    ...rest,
    ...(named.length > 0 && { about: named }),
    ...(Object.keys(left).length > 0 && { qualifiers: left }),
    ...(others.length > 0 && { disputes: others }),
    ...(agreed.length > 0 && { agreesWith: agreed }),
  }
}
