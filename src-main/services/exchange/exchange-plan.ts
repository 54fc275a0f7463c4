import { listed } from '../../domain/text/listed'
import { counted } from '../../domain/text/counted'
import type { ExchangeRow, ImportPlan } from '../../contract/calls/exchange'
import { inSentence } from '../../domain/vocabulary/in-sentence'
import { vocabularyWith } from '../../domain/vocabulary/standard-vocabulary'
import { isSameJson } from '../../domain/text/canonical-json'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { displayName } from '../../domain/records/entity'
import { saying } from '../../domain/exchange/exchanged'
import { fieldLabel } from '../../domain/exchange/record-words'
import { ALWAYS_LEFT_OUT } from '../../domain/exchange/exchange-file'
import type { IncomingDossier, WorkOptions } from '../../domain/exchange/exchange-ports'
import type { Id } from '../../domain/records/ids'
import { noteLabel } from '../../domain/records/note'
import { revealBidiControls } from '../../domain/records/text'
import { findingWords } from '../../domain/views/finding-words'
import type { DossierSession } from '../session/dossier-session'
import { atPace } from '../../pace/pace'
import { compareExchange } from './exchange-compare'
import type { ComparedRow } from './exchange-row'
import { indexOfFile } from './exchange-merge'
import { exchangeRows } from './exchange-rows'

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
  const inFile = await atPace(indexOfFile(incoming), options.signal)
  const comparison = present ? await differences(incoming, inFile, present, options) : null
  const about = [
    present ? versionSentence(incoming, present) : `Brings in ${holdings(incoming)}.`,
    ...manifest.leftOut.filter((sentence) => sentence !== ALWAYS_LEFT_OUT),
    ...weaknesses.slice(0, 20).map((finding) => `Weak: ${findingWords(inFile, finding)}`),
  ].filter((sentence) => sentence !== undefined)
  const said = comparison ? comparison.sentences : []
  if (comparison && said.length === 0) said.push('Nothing: the file says what is here already.')
  const changes = [...about, ...said].map((sentence) => revealBidiControls(sentence))
  const shown = changes.length > SAID ? [...changes.slice(0, SAID - 1), more(changes.length - SAID + 1)] : changes
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
    existing:
      present && comparison ? { title: present.index.meta.title, ...comparison.counts, ...comparison.decidable } : null,
    about: about.map((sentence) => revealBidiControls(sentence)),
    changes: shown,
  }
}

interface Differences {
  counts: { added: number; changed: number; removed: number; same: number }
  sentences: string[]
  decidable: { rows: ExchangeRow[]; more: number }
}

/** What the file lacks comes first in the sentences, then what differs: these a person must not overlook. */
async function differences(
  incoming: IncomingDossier,
  inFile: DossierIndex,
  present: DossierSession,
  options: WorkOptions,
): Promise<Differences> {
  const { rows, same } = await compareExchange(present, incoming, options)
  const counts = { added: 0, changed: 0, removed: 0, same }
  const sentences = { absent: [] as string[], differing: [] as string[], added: [] as string[] }
  const say = (kind: keyof typeof sentences, sentence: () => string) => {
    if (sentences[kind].length < SAID) sentences[kind].push(sentence())
  }
  const name = namer(incoming, present)
  for (const row of rows) {
    if (row.state === 'absent') {
      counts.removed++
      say('absent', () => `Is not in the file: ${name(row)}.`)
    } else if (row.state === 'added') {
      counts.added++
      say('added', () => `Adds ${name(row)}.`)
    } else if (row.state === 'deleted') {
      counts.same++
      say('differing', () => `Is in the bin here: ${name(row)}.`)
    } else {
      const beginning = DIFFERS[row.state]
      if (row.collection !== 'meta') counts.changed++
      say('differing', () => `${beginning}${name(row)}: ${differingFields(row)}.`)
    }
  }
  return {
    counts,
    sentences: [...sentences.absent, ...sentences.differing, ...sentences.added],
    decidable: exchangeRows(rows, present.index, inFile),
  }
}

const DIFFERS: Readonly<Record<'both' | 'theirs' | 'mine', string>> = {
  both: 'Differs: ',
  theirs: 'Changed in the file: ',
  mine: 'Changed here: ',
}

function versionSentence({ content }: IncomingDossier, present: DossierSession): string | undefined {
  const theirs = content.dossier.bundle?.version
  const ours = present.content?.dossier.bundle?.version
  if (theirs === undefined || ours === undefined || theirs === ours) return undefined
  return `The file was made on version ${theirs} of this dossier; here it is version ${ours}.`
}

function holdings({ content, reader }: IncomingDossier): string {
  const parts = [
    counted(content.entities.length, 'entity', 'entities'),
    counted(content.claims.length, 'claim'),
    counted(content.sources.length, 'source'),
  ]
  if (reader.notes.length > 0) parts.push(counted(reader.notes.length, 'note'))
  return listed(parts)
}

/** 'the claim ‘Mali: member of’', from the file or from the dossier that is here. A note that is private here has no name. */
function namer({ content }: IncomingDossier, { index }: DossierSession) {
  const entities = new Map(content.entities.map((entity) => [entity.id, entity]))
  const sources = new Map(content.sources.map((source) => [source.id, source]))
  const { vocabulary: theirs } = content.dossier
  const vocabulary = vocabularyWith(...(theirs ? [theirs] : []), ...index.ownVocabulary)
  const entityName = (id: Id) => {
    const entity = entities.get(id) ?? index.entities.get(id)
    return entity ? displayName(entity) : id
  }
  return (row: ComparedRow): string => {
    switch (row.collection) {
      case 'meta':
        return 'what the dossier says of itself'
      case 'entities':
        return `the entity ‘${short(entityName(row.id))}’`
      case 'sources':
        return `the source ‘${short((sources.get(row.id) ?? index.sources.get(row.id))?.title ?? row.id)}’`
      case 'claims': {
        const claim = row.theirs ?? row.mine
        if (!claim) return `the claim ${row.id}`
        const target = claim.value.type === 'entity' ? ` ${short(entityName(claim.value.entityId))}` : ''
        return `the claim ‘${short(entityName(claim.subject))}: ${inSentence(vocabulary.property(claim.property).label)}${target}’`
      }
      case 'notes':
        return row.theirs ? `the note ‘${noteLabel(row.theirs)}’` : 'a note'
      case 'highlights': {
        const sourceId = (row.theirs ?? row.mine)?.sourceId ?? ''
        return `a highlight in the source ‘${short((sources.get(sourceId) ?? index.sources.get(sourceId))?.title ?? sourceId)}’`
      }
      case 'briefings':
        return `the briefing ‘${(row.theirs ?? row.mine)?.title ?? row.id}’`
    }
  }
}

function differingFields({ collection, mine, theirs }: ComparedRow): string {
  if (!mine || !theirs) return ''
  const old = new Map<string, unknown>(Object.entries(saying(collection, mine as never)))
  const now = new Map<string, unknown>(Object.entries(saying(collection, theirs as never)))
  const fields = [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => !isSameJson(old.get(field), now.get(field)),
  )
  return fields.map((field) => lowered(fieldLabel(field))).join(', ')
}

/** A label within a sentence. */
function lowered(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

function short(text: string): string {
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}

function more(number: number): string {
  return `And ${counted(number, 'more change')}.`
}
