import type { Id } from '@domain/ids'
import type { BinEntry, BinnableCollection } from '@domain/records'
import { call } from '../lib/api'
import { messages } from './messages.svelte'
import { session } from './session.svelte'

const WORDS: Readonly<Record<BinnableCollection, string>> = {
  entities: 'entity',
  claims: 'claim',
  sources: 'source',
  notes: 'note',
  highlights: 'marked passage',
  briefings: 'briefing',
}

/** Puts a record into the bin and says so. Answers false when it could not. */
export async function deleteRecord(collection: BinnableCollection, id: Id): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('record:delete', { dossierId, collection, id })
    session.edit = saved.edit
    messages.say(`The ${WORDS[collection]} is in the bin.`)
  })
}

/** Takes a record out of the bin. */
export async function restoreFromBin(entry: BinEntry): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('bin:restore', { dossierId, id: entry.id })
    session.edit = saved.edit
    messages.say(`The ${WORDS[entry.collection]} is back in its place.`)
  })
}

/** Takes the reader's version of a bundled record back. */
export async function revertRecord(collection: 'entities' | 'claims' | 'sources', id: Id): Promise<boolean> {
  return attempt(async (dossierId) => {
    const saved = await call('record:revert', { dossierId, collection, id })
    session.edit = saved.edit
    messages.say(`The ${WORDS[collection]} is as it came.`)
  })
}

async function attempt(work: (dossierId: Id) => Promise<void>): Promise<boolean> {
  if (session.dossierId === null) return false
  try {
    await work(session.dossierId)
    return true
  } catch (error) {
    messages.fail(error)
    return false
  }
}
