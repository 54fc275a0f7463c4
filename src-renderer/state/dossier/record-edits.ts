import type { Citation } from '@domain/records/citation'
import type { CitationAddress } from '@domain/citing/citing-records'
import type { PairVerdict } from '@domain/dossier/contradictions'
import type { Id } from '@domain/records/ids'
import { lostSentence } from '@domain/citing/lost-words'
import type { BinnableCollection } from '@domain/records/records'
import type { BinView } from '@domain/views/bin-view'
import type { ChosenText } from '@contract/calls/source'
import type { DeletedWords } from '@contract/calls/bin'
import type { DossierListing } from '@contract/calls/dossier'
import type { ClaimDraft, EntityDraft, SourceDraft } from '@contract/drafts'
import type { Grade } from '@domain/records/source'
import { call } from '../../lib/api'
import { localDay } from '../../lib/words'
import { mayDelete } from './may-delete'
import { messages } from '../window/messages.svelte'
import { router } from '../window/router.svelte'
import { session } from './session.svelte'

const WORDS: Readonly<Record<BinnableCollection, string>> = {
  entities: 'entity',
  claims: 'claim',
  sources: 'source',
  notes: 'note',
  highlights: 'marked passage',
  briefings: 'briefing',
}

/** Puts a record into the bin and says so, once what rests on it was told. Answers false when it is not to be, or could not be. */
export async function deleteRecord(collection: BinnableCollection, id: Id): Promise<boolean> {
  return attempt(async (dossierId) => {
    if (!(await mayDelete(dossierId, { kind: 'records', records: [{ collection, id }] }))) return false
    const saved = await call('record:delete', { dossierId, collection, id })
    session.edit = saved.edit
    messages.say(`The ${WORDS[collection]} is in the bin.`)
  })
}

/** Puts a highlight whose words were gone on those that are its own now. *Units*: UTF-16 code units of the source's whole text. */
export async function placeHighlight(id: Id, words: { from: number; to: number; text: string }): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('highlight:place', { dossierId, id, ...words })
    session.edit = saved.edit
    messages.say('The highlight stands in the text again.')
  })
}

/** Takes a record out of the bin. */
export function restoreFromBin({ id, collection }: BinView): Promise<boolean> {
  return putBack(id, `The ${WORDS[collection]}`)
}

/** Takes out of the bin what stands in this entry, and says so by `name`. */
export async function putBack(entryId: Id, name: string): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('bin:restore', { dossierId, id: entryId })
    session.edit = saved.edit
    messages.say(`${name} is back in its place.`)
  })
}

/** Deletes things in the bin for good. *Errors*: `CallFailed`; nothing is gone then. */
export async function deleteForGood(entries: readonly BinView[]): Promise<void> {
  if (session.dossierId === null) return
  const { edit, ...deleted } = await call('bin:delete', {
    dossierId: session.dossierId,
    entries: entries.map(({ id }) => id),
  })
  session.edit = edit
  sayDeleted(deleted)
}

/** Deletes a dossier in the bin for good. *Errors*: as `deleteForGood`. */
export async function deleteDossierForGood({ id, deletedAt = '' }: DossierListing): Promise<void> {
  const deleted = await call('dossier:delete-for-good', { dossierId: id, deletedAt })
  await session.refreshDossiers()
  sayDeleted(deleted)
}

function sayDeleted({ words: [first = '', ...others], complete }: DeletedWords): void {
  if (complete) messages.say([first, ...others].join(' '))
  else messages.failPartly(first, others)
}

/** Takes the reader's version of a bundled record back. */
export async function revertRecord(collection: 'entities' | 'claims' | 'sources', id: Id): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('record:revert', { dossierId, collection, id })
    session.edit = saved.edit
    messages.say(`The ${WORDS[collection]} is as it came.`)
  })
}

/** Lets claims stand although their properties are not said of entities of that kind. */
export function letStand(ids: readonly Id[]): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('claim:let-stand', { dossierId, ids: [...ids] })
    session.edit = saved.edit
    messages.say(ids.length === 1 ? 'The claim stands as it is.' : 'The claims stand as they are.')
  })
}

/** Sets the reader's own grade for a source, or takes it back with null. *Errors*: `CallFailed`. */
export async function gradeSource(id: Id, grade: Omit<Grade, 'gradedAt'> | null): Promise<void> {
  const dossierId = session.dossierId ?? ''
  const gradedAt = localDay()
  const saved = await call('source:grade', {
    dossierId,
    id,
    grade: grade && { ...grade, gradedAt },
  })
  session.edit = saved.edit
  messages.say(grade ? 'Your grade stands.' : 'The grade it came with stands again.')
}

/** Saves an entity; answers its id. *Errors*: `CallFailed`. */
export async function saveEntity(entity: EntityDraft): Promise<Id> {
  const saved = await call('entity:save', { dossierId: session.dossierId ?? '', entity })
  session.edit = saved.edit
  messages.say(entity.id === undefined ? 'The entity is added.' : 'The entity is changed.')
  return saved.id
}

/** Saves a claim; answers its id. *Errors*: `CallFailed`. */
export async function saveClaim(claim: ClaimDraft): Promise<Id> {
  const saved = await call('claim:save', { dossierId: session.dossierId ?? '', claim })
  session.edit = saved.edit
  messages.say(claim.id === undefined ? 'The claim is added.' : 'The claim is changed.')
  return saved.id
}

/** Says that a line still rests on its words, which have changed since it was read against them. Answers false when it could not. */
export function confirmCitation(at: CitationAddress, words: string): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('citation:confirm', { dossierId, at, words })
    session.edit = saved.edit
    messages.say('It rests on these words now.')
  })
}

/** Puts another citation in the place of one, or takes it away for null. *Errors*: `CallFailed`. */
export async function replaceCitation(
  at: CitationAddress,
  instead: Citation,
  citation: Citation | null,
): Promise<void> {
  const saved = await call('citation:replace', {
    dossierId: session.dossierId ?? '',
    at,
    instead,
    citation,
  })
  session.edit = saved.edit
  messages.say(citation ? 'It is cited anew.' : 'The citation is gone.')
}

/** Says whether a claim and others can hold together. *Errors*: `CallFailed`. */
export async function decideBetween(id: Id, others: readonly Id[], verdict: PairVerdict): Promise<void> {
  const saved = await call('claim:decide', {
    dossierId: session.dossierId ?? '',
    id,
    others: [...others],
    verdict,
  })
  session.edit = saved.edit
  messages.say(DECIDED[verdict.kind])
}

const DECIDED: Readonly<Record<PairVerdict['kind'], string>> = {
  contradict: 'The contradiction is marked.',
  agree: 'They may stand side by side. It is not proposed again.',
  undecided: 'Nothing is decided between them any more.',
}

/** Saves a source; answers its id. *Errors*: `CallFailed`. */
export async function saveSource(source: SourceDraft): Promise<Id> {
  const saved = await call('source:save', { dossierId: session.dossierId ?? '', source })
  session.edit = saved.edit
  const done = source.id === undefined ? 'The source is added.' : 'The source is changed.'
  const lost = lostSentence(saved.lost)
  if (lost === undefined) messages.say(done)
  else messages.say(`${done} ${lost}`, [{ label: 'Show them', run: () => router.go({ page: 'audit' }) }])
  return saved.id
}

/** Asks for a text file and reads it; null when the dialog was closed. *Errors*: `CallFailed`. */
export function chooseText(): Promise<ChosenText | null> {
  return call('source:choose-text', {})
}

/** Answers false when the work failed, or answers itself that it is not to be done. */
async function attempt(work: (dossierId: Id) => Promise<boolean | void>): Promise<boolean> {
  if (session.dossierId === null) return false
  try {
    return (await work(session.dossierId)) !== false
  } catch (error) {
    messages.fail(error)
    return false
  }
}
