import type { ImportPlan } from '../contract/exchange'
import { isSameJson } from '../domain/canonical-json'
import { displayName } from '../domain/entity'
import { ALWAYS_LEFT_OUT } from '../domain/exchange-file'
import type { IncomingDossier, WorkOptions } from '../domain/exchange-ports'
import { describeFinding } from '../domain/finding'
import type { Id } from '../domain/ids'
import { noteLabel } from '../domain/note'
import { propertyInfo } from '../domain/properties'
import { revealBidiControls } from '../domain/text'
import type { DossierSession } from './dossier-session'
import { count } from './exchange-export'
import { CONTENT_COLLECTIONS, isLater, ownRecord, takesNote } from './exchange-merge'
import { WorkTurns } from './work-turns'

/** How many changes are said one by one. */
const SAID = 200

/**
 * What a file holds and what bringing it in would change, against the dossier with its id that is open here, if there is one.
 * *Errors*: `cancelled`.
 */
export async function planImport(
  fileName: string,
  incoming: IncomingDossier,
  present: DossierSession | null,
  options: WorkOptions = {},
): Promise<ImportPlan> {
  const { content, reader, manifest, weaknesses } = incoming
  const partial = manifest.partial === true
  const comparison = present ? await compare(incoming, present, options) : null
  const about = [
    present ? versionSentence(incoming, present) : `Brings in ${holdings(incoming)}.`,
    ...manifest.leftOut.filter((sentence) => sentence !== ALWAYS_LEFT_OUT),
    ...weaknesses.slice(0, 20).map((finding) => `Weak: ${describeFinding(finding)}`),
  ].filter((sentence) => sentence !== undefined)
  const differences = comparison ? comparison.sentences : []
  if (comparison && differences.length === 0) differences.push('Nothing: the file says what is here already.')
  const changes = [...about, ...differences].map((sentence) => revealBidiControls(sentence))
  const said = changes.length > SAID ? [...changes.slice(0, SAID - 1), more(changes.length - SAID + 1)] : changes
  return {
    fileName,
    dossier: { id: content.dossier.id, title: revealBidiControls(content.dossier.title) },
    counts: {
      entities: content.entities.length,
      claims: content.claims.length,
      sources: content.sources.length,
      notes: reader.notes.length,
    },
    partial,
    existing: present && comparison ? { title: present.index.meta.title, ...comparison.counts } : null,
    changes: said,
  }
}

interface Comparison {
  counts: { added: number; changed: number; removed: number; same: number }
  sentences: string[]
}

/** Gone records come first in the sentences: they are what a person must not overlook. */
async function compare(
  incoming: IncomingDossier,
  present: DossierSession,
  { onProgress, signal }: WorkOptions,
): Promise<Comparison> {
  const { content, reader } = incoming
  const partial = incoming.manifest.partial === true
  const turns = new WorkTurns(signal)
  const total = content.entities.length + content.claims.length + content.sources.length
  let done = 0
  const counts = { added: 0, changed: 0, removed: 0, same: 0 }
  const sentences = { removed: [] as string[], changed: [] as string[], added: [] as string[] }
  const say = (kind: keyof typeof sentences, sentence: () => string) => {
    counts[kind]++
    if (sentences[kind].length < SAID) sentences[kind].push(sentence())
  }
  const name = namer(incoming, present)
  for (const collection of CONTENT_COLLECTIONS) {
    const records: readonly { id: Id }[] = content[collection]
    const kept = new Set(records.map(({ id }) => id))
    for (const record of records) {
      done++
      if (turns.isOver()) {
        onProgress?.({ phase: 'Comparing with what is here', done, total })
        await turns.give()
      }
      const old =
        collection === 'sources' ? present.index.gradedSource(record.id) : present.index[collection].get(record.id)
      if (!old) say('added', () => `Adds ${name(collection, record.id)}.`)
      else if (partial || isSameJson(old, record)) counts.same++
      else say('changed', () => `Changes ${name(collection, record.id)}: ${differingFields(old, record)}.`)
    }
    if (partial) continue
    for (const id of present.index[collection].keys()) {
      if (!kept.has(id)) say('removed', () => `Puts ${name(collection, id)} into the bin: the file does not have it.`)
    }
  }
  for (const note of reader.notes) {
    if (!takesNote(present, note) || (partial && ownRecord(present.index.notes, note.id))) counts.same++
    else if (ownRecord(present.index.notes, note.id))
      say('changed', () => `Changes your note ‘${noteLabel(note)}’ to the file’s later version.`)
    else say('added', () => `Adds the note ‘${noteLabel(note)}’.`)
  }
  for (const highlight of reader.highlights) {
    if (ownRecord(present.index.highlights, highlight.id)) counts.same++
    else say('added', () => `Adds a highlight in ${name('sources', highlight.sourceId)}.`)
  }
  for (const briefing of reader.briefings) {
    const old = ownRecord(present.index.briefings, briefing.id)
    if (!isLater(old, briefing)) counts.same++
    else say(old ? 'changed' : 'added', () => `${old ? 'Changes' : 'Adds'} the briefing ‘${briefing.title}’.`)
  }
  const meta = partial ? undefined : metaSentence(incoming, present)
  return {
    counts,
    sentences: [...(meta === undefined ? [] : [meta]), ...sentences.removed, ...sentences.changed, ...sentences.added],
  }
}

function versionSentence({ content }: IncomingDossier, present: DossierSession): string | undefined {
  const theirs = content.dossier.bundle?.version
  const ours = present.content?.dossier.bundle?.version
  if (theirs === undefined || ours === undefined || theirs === ours) return undefined
  return `The file was made on version ${theirs} of this dossier; here it is version ${ours}.`
}

function metaSentence({ content }: IncomingDossier, present: DossierSession): string | undefined {
  const { bundle: _, ...theirs } = content.dossier
  const { bundle: __, ...ours } = present.index.meta
  return isSameJson(theirs, ours)
    ? undefined
    : `Changes what the dossier says of itself: ${differingFields(ours, theirs)}.`
}

function holdings({ content, reader }: IncomingDossier): string {
  const parts = [
    count(content.entities.length, 'entity', 'entities'),
    count(content.claims.length, 'claim'),
    count(content.sources.length, 'source'),
  ]
  if (reader.notes.length > 0) parts.push(count(reader.notes.length, 'note'))
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** 'the claim ‘Mali: member of’', from the file or from the dossier that is here. */
function namer({ content }: IncomingDossier, { index }: DossierSession) {
  const entities = new Map(content.entities.map((entity) => [entity.id, entity]))
  const claims = new Map(content.claims.map((claim) => [claim.id, claim]))
  const sources = new Map(content.sources.map((source) => [source.id, source]))
  const entityName = (id: Id) => {
    const entity = entities.get(id) ?? index.entities.get(id)
    return entity ? displayName(entity) : id
  }
  return (collection: (typeof CONTENT_COLLECTIONS)[number], id: Id): string => {
    if (collection === 'entities') return `the page ‘${short(entityName(id))}’`
    if (collection === 'sources')
      return `the source ‘${short((sources.get(id) ?? index.sources.get(id))?.title ?? id)}’`
    const claim = claims.get(id) ?? index.claims.get(id)
    if (!claim) return `the claim ${id}`
    const target = claim.value.type === 'entity' ? ` ${short(entityName(claim.value.entityId))}` : ''
    return `the claim ‘${short(entityName(claim.subject))}: ${propertyInfo(claim.property).label.toLowerCase()}${target}’`
  }
}

function differingFields(before: object, after: object): string {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  const fields = [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => !isSameJson(old.get(field), now.get(field)),
  )
  return fields.join(', ')
}

function short(text: string): string {
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}

function more(number: number): string {
  return `And ${count(number, 'more change')}.`
}
