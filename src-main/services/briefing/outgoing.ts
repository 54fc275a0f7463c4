import type { BriefingFile } from '../../domain/briefing/files'
import type { BriefingModel } from '../../domain/briefing/model'
import type { Cargo, MarkedHigher, Outgoing, PrintedIn, PrintedRecords } from '../../domain/leaving/carry'
import type { CarryChoice } from '../../domain/records/carry-choice'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { handingOver, handOver, type Handover } from '../../domain/leaving/handover'
import type { Id } from '../../domain/records/ids'
import { markOf, type Marking } from '../../domain/records/marking'
import { labelOfRecord, markedHigher, raisedMark, type Going } from '../../domain/leaving/marked-higher'
import { printedNames, printedPart } from '../../domain/leaving/printed-part'
import { withoutRecords } from '../../domain/leaving/without-records'
import { sourceShortTitle } from '../../domain/views/refs'
import { makeHash } from '../session/content-hash'
import { isQuick, type BriefingPlan } from '../../domain/briefing/plan'
import { composeModel, type BriefingContext } from '../../domain/briefing/build'

/** A briefing that is ready to be written: what it says, what goes along with it, and what holds it back. */
export interface PackedBriefing {
  model: BriefingModel
  /** The claims that it prints or rests on. */
  claimIds: ReadonlySet<Id>
  /** Null when nothing goes along. */
  handover: Handover | null
  higher: MarkedHigher[]
}

/** Composes a briefing and takes from the dossier what its file takes along: only a PDF can. */
export function packBriefing(
  whole: DossierIndex,
  plan: BriefingPlan,
  as: BriefingFile,
  context: PackingContext,
): PackedBriefing {
  const composed = compose(whole, plan, context)
  const carries = as === 'pdf' ? (plan.carries ?? 'none') : 'none'
  const handover = carries === 'none' ? null : carriedBy(carries, composed, plan)
  return {
    model: composed.model,
    claimIds: composed.claimIds,
    handover,
    higher: higherInBriefing(composed, plan, as, carries, handover),
  }
}

/** What a briefing would take along by each choice, and what of it is marked higher than it is. */
export function outgoingBriefing(
  whole: DossierIndex,
  plan: BriefingPlan,
  as: BriefingFile,
  printedIn: PrintedIn,
): Outgoing {
  // What it says does not depend on what it takes along, and saying it is what takes long.
  const composed = compose(whole, plan, { now: NEVER, producer: '', contentHash: '', makeHash, printedIn })
  const carried = {
    printed: carriedBy('printed', composed, plan),
    all: carriedBy('all', composed, plan),
  }
  const carries = as === 'pdf' ? (plan.carries ?? 'none') : 'none'
  const higher = higherInBriefing(composed, plan, as, carries, carries === 'none' ? null : carried[carries])
  return {
    cargo: { printed: cargoOf(carried.printed, whole), all: cargoOf(carried.all, whole) },
    higher,
    raiseTo: raisedMark(composed.model.marking, higher),
    leftOut: (plan.leaveOut ?? []).map((id) => ({ id, label: labelOfRecord(whole, id) })),
  }
}

type PackingContext = BriefingContext & { printedIn: PrintedIn }

/** A briefing with what its file would print, from the dossier as it is without what the plan leaves out. */
interface Composed extends ReturnType<typeof composeModel> {
  printed: PrintedRecords
}

function compose(whole: DossierIndex, plan: BriefingPlan, { printedIn, ...context }: PackingContext): Composed {
  const composed = composeModel(whole, plan, context)
  return { ...composed, printed: printedIn(composed.model) }
}

function higherInBriefing(
  { index, model, printed }: Composed,
  plan: BriefingPlan,
  as: BriefingFile,
  carries: CarryChoice,
  handover: Handover | null,
): MarkedHigher[] {
  const going = as === 'csl' || as === 'bibtex' ? sourcesAlone(model) : goingWith(index, plan, model, printed)
  const carried = handover?.content.sources.map(({ id }) => id) ?? []
  return markedHigher(index, model.marking, {
    ...going,
    sourceIds: [...going.sourceIds, ...carried],
    isDossier: going.isDossier || carries === 'all',
  })
}

/** What of a file of the dossier would be marked higher than the file. */
export function higherInDossier(
  whole: DossierIndex,
  { marking = whole.meta.marking, leaveOut = [] }: HandoverChoice,
): MarkedHigher[] {
  return higherIn(withoutRecords(whole, leaveOut), marking)
}

/** What a file of the dossier would hold, and what of it is marked higher than the file. Gives way after each record that it reads. */
export function* outgoingDossier(
  whole: DossierIndex,
  { marking = whole.meta.marking, leaveOut = [] }: HandoverChoice,
): Generator<undefined, { handover: Handover; higher: MarkedHigher[] }> {
  const index = withoutRecords(whole, leaveOut)
  const higher = higherIn(index, marking)
  return { handover: yield* handingOver(index, { marking, partial: leaveOut.length > 0 }), higher }
}

function higherIn(index: DossierIndex, marking: Marking): MarkedHigher[] {
  const sourceIds = index.sources.keys()
  return markedHigher(index, marking, { sourceIds, claimIds: [], names: [], noteIds: [], isDossier: true })
}

/** What a person decides about a file of the dossier. */
export interface HandoverChoice {
  /** What the file is marked; the dossier's own mark when not given. */
  marking?: Marking | undefined
  leaveOut?: readonly Id[] | undefined
}

/** *Errors*: `conflict` that names what is marked higher than what it would go out as. */
export function refuseHigher(what: 'briefing' | 'file', marking: Marking, higher: readonly MarkedHigher[]): void {
  if (higher.length === 0) return
  const raised = raisedMark(marking, higher)
  throw new DossierError(
    'conflict',
    say(`leaving.${what}-marked-lower`, { marking, raised }),
    higher.map(({ kind, id, label, marking: own }) => say(`leaving.${kind}-marked`, { label, id, marking: own })),
  )
}

/** What stands for a moment where nothing is written that says when. */
const NEVER = '1970-01-01T00:00:00.000Z'

function carriedBy(
  carries: Exclude<CarryChoice, 'none'>,
  { index, model, printed }: Composed,
  { leaveOut = [] }: BriefingPlan,
): Handover {
  if (carries === 'printed') return handOver(printedPart(index, printed, model), { partial: true })
  const handover = handOver(index, { partial: leaveOut.length > 0 })
  const notes = handover.reader.notes.filter(({ id }) => printed.noteIds.has(id))
  return { ...handover, reader: { ...handover.reader, notes, highlights: [], briefings: [] } }
}

function goingWith(index: DossierIndex, plan: BriefingPlan, model: BriefingModel, printed: PrintedRecords): Going {
  const { claimIds, noteIds } = printed
  return {
    sourceIds: model.sources.map(({ id }) => id),
    claimIds,
    names: printedNames(index, printed),
    noteIds,
    isDossier: saysOwnWords(index, plan, model, printed),
  }
}

function sourcesAlone({ sources }: BriefingModel): Going & { sourceIds: Id[] } {
  return { sourceIds: sources.map(({ id }) => id), claimIds: [], names: [], noteIds: [], isDossier: false }
}

/** True when it prints words of the dossier's own that cite nothing. What was written for the briefing has the briefing's mark. */
function saysOwnWords(index: DossierIndex, plan: BriefingPlan, model: BriefingModel, printed: PrintedRecords): boolean {
  const quick = isQuick(plan)
  const texts = [...printed.profiledIds].map((id) => index.entities.get(id)?.summary)
  if (printed.summary) texts.push(index.meta.summary)
  return (
    texts.some((text) => text?.citations.length === 0) ||
    (quick && plan.bottomLine === undefined && model.bottomLine !== undefined) ||
    (quick && plan.keyJudgements === undefined && model.keyJudgements.some(({ claimIds }) => claimIds.length === 0))
  )
}

function cargoOf({ content, reader }: Handover, index: DossierIndex): Cargo {
  const { entities, claims, sources } = content
  return {
    entities: entities.length,
    claims: claims.length,
    notes: reader.notes.length,
    sources: sources.map((source) => ({
      id: source.id,
      title: sourceShortTitle(source),
      marking: markOf(source, index.meta),
      textKind: source.textKind,
      paragraphs: source.paragraphs.length,
      of: index.sources.get(source.id)?.paragraphs.length ?? 0,
    })),
  }
}
