import type { Judgement, SectionKind } from '../records/briefing'
import type { BriefingDispute, BriefingFinding, BriefingModel, BriefingProfile } from './model'
import type { CarryChoice } from '../records/carry-choice'
import type { Claim } from '../records/claim'
import { dateWords } from '../dating/date-words'
import type { TextHash } from '../dossier/content-hash'
import type { DossierIndex } from '../dossier/dossier-index'
import { inSentence } from '../vocabulary/in-sentence'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { dayOf, type TimeZone } from '../dating/reader-day'
import type { ClaimView } from '../views/claim-view'
import { claimView } from '../views/claim-among-others'
import { disputesOf, type DatedItem, type Dispute } from '../views/entity-page'
import { compareNotes } from '../views/note-view'
import { timeline } from '../views/timeline'
import { undated } from '../views/voice'
import { restsWhole, withoutRecords } from '../leaving/without-records'
import { briefingChanges } from './changes'
import { BriefingNotes, isOn } from './notes'
import { briefingClaimInFull, briefingJudgement, briefingProfile, SourceNumbers } from './parts'
import { isQuick, type BriefingPlan } from './plan'
import { quickSections } from './sections'

/** What the briefing says of its making. */
export interface BriefingContext {
  /** *Units*: ISO 8601 UTC. */
  now: string
  /** Where the days are those of; where the reader is when not given. */
  zone?: TimeZone
  /** 'Dossier 0.1.0'. */
  producer: string
  /** Of the dossier's content. *Units*: 64 hex digits. */
  contentHash: string
  makeHash: () => TextHash
}

/**
 * Says everything a briefing says, from the dossier as it is now.
 * Private notes are left out whatever the plan names.
 */
export function buildBriefing(index: DossierIndex, plan: BriefingPlan, context: BriefingContext): BriefingModel {
  return composeModel(index, plan, context).model
}

/** As `buildBriefing`, with the claims that it prints or rests on, and the dossier as it is without what the plan leaves out. */
export function composeModel(
  whole: DossierIndex,
  asked: BriefingPlan,
  context: BriefingContext,
): { model: BriefingModel; claimIds: ReadonlySet<Id>; index: DossierIndex } {
  const index = withoutRecords(whole, asked.leaveOut ?? [])
  const plan = withoutTexts(asked, whole, index)
  const { meta } = index
  const sources = new SourceNumbers(index)
  const model: BriefingModel = {
    title: plan.title ?? meta.title,
    shortTitle: plan.title === undefined || plan.title === meta.title ? meta.shortTitle : undefined,
    deck: plan.deck,
    author: plan.author,
    audience: plan.audience,
    format: plan.format,
    paper: plan.paper,
    marking: plan.marking ?? meta.marking,
    language: meta.language,
    madeAt: context.now,
    day: dayOf(context.now, context.zone),
    dataCutOff: meta.dataCutOff === undefined ? undefined : dateWords({ edtf: meta.dataCutOff }),
    producer: context.producer,
    dossier: { id: meta.id, title: meta.title, version: meta.bundle?.version, contentHash: context.contentHash },
    sections: [...(plan.sections ?? quickSections(plan.format))],
    // what it holds is put in when a file is written
    attachment: isCarrying(plan.carries)
      ? { fileName: ATTACHED_NAME, carries: plan.carries, bytes: new Uint8Array() }
      : undefined,
    keyJudgements: [],
    disputes: [],
    timeline: [],
    profiles: [],
    notes: [],
    sources: [],
  }
  const parts = new Parts(index, plan, model.sections, sources, context.zone)
  // Sources are numbered as they are first cited, so the parts are made in the order in which they stand.
  for (const kind of model.sections) Object.assign(model, parts.make(kind))
  if (plan.lastExport && model.sections.includes('changes')) {
    model.changes = briefingChanges(index, sources, plan.lastExport, context)
  }
  return { model: { ...model, sources: sources.list() }, claimIds: sources.claims, index }
}

/** What the file inside a briefing is called. */
const ATTACHED_NAME = 'briefing.dossier'

function isCarrying(carries: CarryChoice | undefined): carries is Exclude<CarryChoice, 'none'> {
  return carries !== undefined && carries !== 'none'
}

/** The plan without the judgements and findings that rest on what is left out: their words were written from it. */
function withoutTexts(plan: BriefingPlan, whole: DossierIndex, rest: DossierIndex): BriefingPlan {
  if (rest === whole) return plan
  const isWhole = ({ claimIds }: { claimIds: readonly Id[] }) => restsWhole(claimIds, whole, rest)
  const { lastExport } = plan
  return {
    ...plan,
    ...(plan.keyJudgements && { keyJudgements: plan.keyJudgements.filter(isWhole) }),
    ...(plan.findings && { findings: plan.findings.filter(isWhole) }),
    // What is left out was not withdrawn.
    ...(lastExport && {
      lastExport: {
        ...lastExport,
        claims: Object.fromEntries(
          Object.entries(lastExport.claims).filter(([id]) => rest.claims.has(id) || !whole.claims.has(id)),
        ),
      },
    }),
  }
}

/** Makes the parts of one briefing, section by section. */
class Parts {
  private readonly chosen: readonly Entity[]
  private readonly chosenIds: ReadonlySet<Id>
  /** True when the briefing is on the dossier as a whole. */
  private readonly whole: boolean
  private readonly notes: readonly Note[]
  /** Claims that judgements and findings rest on. */
  private readonly attached: ReadonlySet<Id>
  private readonly printedNotes: BriefingNotes

  constructor(
    private readonly index: DossierIndex,
    private readonly plan: BriefingPlan,
    private readonly printed: readonly SectionKind[],
    private readonly sources: SourceNumbers,
    zone: TimeZone,
  ) {
    this.chosen = chooseEntities(index, plan.entityIds)
    this.chosenIds = new Set(this.chosen.map((entity) => entity.id))
    this.whole = plan.entityIds === undefined || this.chosen.length === index.entities.size
    this.notes = this.prints('notes') ? chooseNotes(index, plan.noteIds) : []
    this.printedNotes = new BriefingNotes(index, sources, zone)
    this.attached = new Set([...(plan.keyJudgements ?? []), ...(plan.findings ?? [])].flatMap((item) => item.claimIds))
  }

  make(kind: SectionKind): Partial<BriefingModel> {
    const { plan, index, sources } = this
    switch (kind) {
      case 'bottom-line':
        // a composed briefing has one of its own, or none
        return {
          bottomLine: plan.bottomLine ?? (isQuick(plan) && this.isAnswerWhole() ? index.meta.bottomLine : undefined),
          reportSummary: [...(plan.reportSummary ?? [])],
        }
      case 'key-judgements': {
        const own = plan.keyJudgements ?? this.judgements()
        return { keyJudgements: own.map((item) => briefingJudgement(sources, item)), ...this.answerLeftOut() }
      }
      case 'scope-note':
        return { scopeNote: plan.scopeNote }
      case 'findings':
        return { ...this.summary(), findings: plan.findings && this.findings() }
      case 'disputed':
        return { disputes: this.disputes() }
      case 'timeline':
        return this.events()
      case 'relations':
      case 'map':
      case 'index':
        // These draw on the profiles; where none is printed, they are made without anything to cite.
        return this.prints('profiles') ? {} : { profiles: this.bareProfiles() }
      case 'profiles':
        return { profiles: this.profiles() }
      case 'outlook':
        return { outlook: this.outlook() }
      case 'gaps':
        return { gaps: (plan.gaps ?? []).map((text) => ({ text, citations: [] })) }
      case 'notes':
        return { notes: this.looseNotes() }
      case 'changes':
      case 'methods':
      case 'sources':
        return {}
    }
  }

  private prints(kind: SectionKind): boolean {
    return this.printed.includes(kind)
  }

  private isChosen(entityId: Id): boolean {
    return this.whole || this.chosenIds.has(entityId)
  }

  /** The dossier's own judgements, as far as each claim that they rest on speaks of an entity of this briefing. */
  private judgements(): readonly Judgement[] {
    const { keyJudgements } = this.index.meta
    if (this.whole) return keyJudgements
    return keyJudgements.filter(
      ({ claimIds }) =>
        claimIds.length > 0 &&
        claimIds.every((id) => {
          const claim = this.index.claims.get(id)
          return claim !== undefined && spokenOf(claim).some((entityId) => this.chosenIds.has(entityId))
        }),
    )
  }

  /** The bottom line sums up the judgements: without one of them it would rest on what is not here. */
  private isAnswerWhole(): boolean {
    return (
      this.judgements().length === this.index.meta.keyJudgements.length && (this.whole || this.judgements().length > 0)
    )
  }

  private answerLeftOut(): Pick<BriefingModel, 'answerLeftOut'> {
    const { bottomLine, keyJudgements } = this.index.meta
    if (this.whole || !isQuick(this.plan)) return {}
    const judgements = keyJudgements.length - this.judgements().length
    const isLineLeftOut = bottomLine !== undefined && !this.isAnswerWhole()
    return judgements === 0 && !isLineLeftOut
      ? {}
      : { answerLeftOut: { bottomLine: isLineLeftOut, judgements, of: keyJudgements.length } }
  }

  /** The claim as a sentence that needs no page around it. */
  private inFull(claim: Claim) {
    return briefingClaimInFull(claimView(this.index, claim), this.sources.citeClaim(claim.id))
  }

  private summary(): Pick<BriefingModel, 'summary'> {
    const { summary } = this.index.meta
    if (!this.whole || !summary) return {}
    return { summary: { text: summary.text, citations: this.sources.cite(summary.citations) } }
  }

  private findings(): BriefingFinding[] {
    const { index } = this
    return (this.plan.findings ?? []).map((finding) => {
      const evidence = finding.claimIds.flatMap((id) => index.claims.get(id) ?? [])
      const contrary = new Map(evidence.flatMap((claim) => index.disputing(claim)).map((claim) => [claim.id, claim]))
      for (const { id } of evidence) contrary.delete(id)
      return {
        title: finding.title,
        text: finding.text === undefined || finding.text.trim() === '' ? undefined : finding.text,
        confidence: finding.confidence,
        evidence: evidence.map((claim) => this.inFull(claim)),
        contrary: [...contrary.values()].map((claim) => this.inFull(claim)),
      }
    })
  }

  private disputes(): BriefingDispute[] {
    const claims = [...this.index.claims.values()].filter(
      (claim) => this.isChosen(claim.subject) || this.attached.has(claim.id),
    )
    return disputesOf(this.index, claims).map((dispute) => ({
      question: `${dispute.subject.name}: ${questionOf(this.index, dispute)}`,
      sides: dispute.sides.map((side) => briefingClaimInFull(side, this.sources.citeClaim(side.id))),
      because: dispute.because,
    }))
  }

  private events(): Pick<BriefingModel, 'timeline' | 'heldLeftOut'> {
    const dated = timeline(this.index).filter((item) => this.isChosen(item.claim.subject.id))
    const happened = dated.filter(({ isHeld }) => isHeld !== true)
    const isShort = this.plan.format === 'brief' && this.whole && happened.length > 0
    const printed = isShort ? happened : dated
    const events = printed.map((item) => ({
      edtf: item.edtf,
      dateLabel: item.dateLabel,
      uncertain: item.uncertain,
      isUtterance: item.isUtterance,
      claim: briefingClaimInFull(onItsDay(item), this.sources.citeClaim(item.claim.id), datedLine(item)),
    }))
    const heldLeftOut = dated.length - printed.length
    return { timeline: events, ...(heldLeftOut > 0 && { heldLeftOut }) }
  }

  private outlook(): BriefingModel['outlook'] {
    const { outlook: text, indicators = [] } = this.plan
    const forecasts = [...this.index.claims.values()].filter(
      (claim) => claim.kind === 'forecast' && claim.rank !== 'deprecated' && this.isChosen(claim.subject),
    )
    if (text === undefined && indicators.length === 0 && forecasts.length === 0) return undefined
    return { text, indicators: [...indicators], forecasts: forecasts.map((claim) => this.inFull(claim)) }
  }

  private profiles(): BriefingProfile[] {
    const profiled = this.profiled()
    if (profiled.length === 0 && this.plan.entityIds !== undefined) return this.bareProfiles()
    return profiled.map((entity) =>
      briefingProfile(this.index, this.sources, entity, () =>
        this.notes.filter((note) => isOn(this.index, note, entity.id)).map((note) => this.printedNotes.note(note)),
      ),
    )
  }

  /** Names, places and ties of the chosen entities, for figures: nothing that a footnote would have to stand for. */
  private bareProfiles(): BriefingProfile[] {
    const unread = new SourceNumbers(this.index)
    return this.chosen.map((entity) => {
      const profile = briefingProfile(this.index, unread, entity, () => [])
      return {
        ...profile,
        summary: undefined,
        keyFacts: [],
        statements: [],
        relations: profile.relations.map((relation) => ({ ...relation, citations: [] })),
      }
    })
  }

  private looseNotes(): BriefingModel['notes'] {
    const profiled = this.prints('profiles') ? this.profiled() : []
    return this.notes
      .filter((note) => !profiled.some((entity) => isOn(this.index, note, entity.id)))
      .map((note) => this.printedNotes.note(note))
  }

  /** A quick Brief is short: it profiles only what was asked for by name. A composed one says itself what it prints. */
  private profiled(): readonly Entity[] {
    const { format, entityIds } = this.plan
    if (!isQuick(this.plan) || format === 'report') return this.chosen
    return entityIds === undefined ? [] : this.chosen
  }
}

/** Whom or what a claim speaks of. */
function spokenOf({ subject, value, about = [] }: Claim): Id[] {
  return [subject, ...(value.type === 'entity' ? [value.entityId] : []), ...about]
}

/** What is in dispute, as a heading says it: 'when it began', 'terms'. */
function questionOf({ vocabulary }: DossierIndex, { label, sides: [first] }: Dispute): string {
  return (first && vocabulary.property(first.property).question) ?? inSentence(label)
}

/** The claim without the date that stands before its line: when it was said, or when it happened. */
function onItsDay({ claim, isUtterance, isHeld, dateLabel }: DatedItem): ClaimView {
  if (isUtterance) return claim.voice ? { ...claim, voice: undated(claim.voice) } : claim
  const { when, ...others } = claim
  if (when !== dateLabel) return claim
  return isHeld ? { ...others, when: 'held then' } : others
}

/** What happened at a date that stands before the line, which need not say it again: 'AES began, as a pact of mutual defence'. */
function datedLine({ claim, note, isDate, isOwnDate }: DatedItem): string | undefined {
  if (!isDate) return undefined
  const happening = isOwnDate ? undefined : inSentence(claim.label)
  const what = happening === undefined ? claim.subject.name : `${claim.subject.name} ${happening}`
  return note === undefined ? what : `${what}, ${note}`
}

function chooseEntities(index: DossierIndex, ids: readonly Id[] | undefined): Entity[] {
  const wanted = ids && new Set(ids)
  const kinds = index.vocabulary.kindsAmong([...index.entities.values()].map(({ schema }) => schema))
  const order = new Map(kinds.map(({ id }, at) => [id, at]))
  return [...index.entities.values()]
    .filter((entity) => !wanted || wanted.has(entity.id))
    .sort((a, b) => (order.get(a.schema) ?? 0) - (order.get(b.schema) ?? 0))
}

function chooseNotes(index: DossierIndex, ids: BriefingPlan['noteIds']): Note[] {
  const wanted = ids === 'all' ? undefined : new Set(ids)
  return Object.values(index.notes)
    .filter((note) => note.private !== true && (!wanted || wanted.has(note.id)))
    .sort(compareNotes)
}
