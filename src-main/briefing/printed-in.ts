import type { BriefingModel, BriefingProfile } from '../domain/briefing/model'
import type { PrintedIn, PrintedRecords } from '../domain/leaving/carry'
import type { SectionKind } from '../domain/records/briefing'
import type { Id } from '../domain/records/ids'
import { relationGraph } from '../figures/relation-graph'

/** Which records of its dossier a briefing prints, section by section as it is composed. A figure prints what it draws. */
export const printedIn: PrintedIn = (model) => {
  const order = new Set(model.sections)
  const has = (kind: SectionKind) => order.has(kind)
  const profiles = has('profiles') ? model.profiles : []
  const graph = has('relations') ? relationGraph(model) : undefined
  const places = has('map') ? model.profiles.filter(({ outline }) => outline !== undefined) : []
  const notes = [...(has('notes') ? model.notes : []), ...profiles.flatMap((profile) => profile.notes)]
  return {
    claimIds: new Set([
      ...inSections(model, has),
      ...profiles.flatMap(inProfile),
      ...(graph ? model.profiles.flatMap(({ relations }) => relations.map(({ id }) => id)) : []),
      ...places.flatMap(({ outline }) => outline?.claimId ?? []),
    ]),
    profiledIds: new Set(profiles.map(({ id }) => id)),
    namedIds: new Set([
      ...places.map(({ id }) => id),
      ...notes.flatMap(({ links = [] }) => links.flatMap(({ entityId }) => entityId ?? [])),
    ]),
    noteIds: new Set(notes.map(({ id }) => id)),
    summary: has('findings') && model.summary !== undefined,
    remarks: has('sources') && model.format === 'report',
  } satisfies PrintedRecords
}

function inSections(model: BriefingModel, has: (kind: SectionKind) => boolean): Id[] {
  const { keyJudgements, findings = [], disputes, timeline, outlook, changes } = model
  return [
    ...(has('key-judgements') ? keyJudgements.flatMap(({ claimIds }) => claimIds) : []),
    ...(has('findings')
      ? findings.flatMap(({ evidence, contrary }) => [...evidence, ...contrary]).map(({ id }) => id)
      : []),
    ...(has('disputed') ? disputes.flatMap(({ sides }) => sides).map(({ id }) => id) : []),
    ...(has('timeline') ? timeline.map(({ claim }) => claim.id) : []),
    ...(has('outlook') ? (outlook?.forecasts ?? []).map(({ id }) => id) : []),
    ...(has('changes') ? (changes?.items ?? []).map(({ claimId }) => claimId) : []),
  ]
}

function inProfile({ keyFacts, relations, statements }: BriefingProfile): Id[] {
  return [...keyFacts, ...relations, ...statements].map(({ id }) => id)
}
