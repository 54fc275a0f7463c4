import type { ExportFormat } from '@contract/calls/exchange'
import type { BriefingRequest } from '@domain/briefing/request'
import { DROPPED_LIMIT, type ExchangeDecisions, type HowToBringIn } from '@contract/calls/exchange'
import { say } from '@domain/messages/message'
import type { Id } from '@domain/records/ids'
import type { Marking } from '@domain/records/marking'
import { call } from '../../lib/api'
import { CallFailed } from '../../lib/failure'
import { jobs } from '../machine/jobs.svelte'
import { messages } from '../window/messages.svelte'
import { router } from '../window/router.svelte'
import { session } from './session.svelte'

/** Makes a new, empty dossier and opens it. *Errors*: `CallFailed`. */
export async function createDossier(title: string, marking: Marking): Promise<void> {
  const { id } = await call('dossier:create', { title, marking })
  await arriveAt(id)
  messages.say(`‘${title}’ is made. Begin with a source.`, undefined, id)
}

/** Copies the open dossier with everything in it and opens the copy. *Errors*: `CallFailed`. */
export async function duplicateDossier(title: string): Promise<void> {
  const { id } = await call('dossier:duplicate', { dossierId: openDossier(), title })
  await arriveAt(id)
  messages.say(`This is the copy, ‘${title}’. All of it is yours to change.`, undefined, id)
}

/** Gives the open dossier another title or handling mark. *Errors*: `CallFailed`. */
export async function renameDossier(title: string, marking: Marking): Promise<void> {
  await call('dossier:rename', { dossierId: openDossier(), title, marking })
  await session.refreshDossiers()
}

/** Puts the open dossier aside and opens another. *Errors*: `CallFailed`. */
export async function deleteDossier(): Promise<void> {
  const dossierId = openDossier()
  const title = session.contents?.title ?? ''
  const other = session.dossiers.find((dossier) => dossier.id !== dossierId && dossier.deletedAt === undefined)
  if (!other) return
  await call('dossier:delete', { dossierId })
  await arriveAt(other.id)
  messages.say(`‘${title}’ is deleted. It can be put back under ‘All dossiers’.`, undefined, other.id)
}

/** Brings a deleted dossier back into the list. *Errors*: `CallFailed`. */
export async function restoreDossier(id: Id): Promise<void> {
  await call('dossier:restore', { dossierId: id })
  await session.refreshDossiers()
}

/** Asks where to save a briefing and begins it. Answers the job, null when the dialog was closed. *Errors*: `CallFailed`. */
export async function startBriefing(briefing: BriefingRequest): Promise<string | null> {
  return follow(await call('briefing:export', { dossierId: openDossier(), briefing }), 'Briefing')
}

/** Asks where to save the dossier's file and begins it. Answers the job, null when the dialog was closed. *Errors*: `CallFailed`. */
export async function startExport(
  format: ExportFormat,
  choice: { marking: Marking; leaveOut?: Id[] },
): Promise<string | null> {
  return follow(await call('exchange:export', { dossierId: openDossier(), format, ...choice }), 'Dossier')
}

/** Asks for a file and begins to read it; changes nothing. Answers the job, null when the dialog was closed. *Errors*: `CallFailed`. */
export async function inspectImport(): Promise<string | null> {
  return follow(await call('exchange:inspect', {}), 'Import', 'Nothing was changed.')
}

/** Begins to read a file that was dropped on the window; changes nothing. Answers the job. *Errors*: `CallFailed`. */
export async function inspectDropped(file: File): Promise<string | null> {
  if (file.size > DROPPED_LIMIT)
    throw new CallFailed({ code: 'too-large', says: [say('reading.too-large-to-drop', { file: file.name })] })
  const bytes = new Uint8Array(await file.arrayBuffer())
  return follow(await call('exchange:inspect-dropped', { name: file.name, bytes }), 'Import', 'Nothing was changed.')
}

/** Brings the file in that was inspected, and opens it. Answers false when it was stopped. *Errors*: `CallFailed`. Nothing is changed then. */
export async function bringIn(token: string, as: HowToBringIn | undefined, each: ExchangeDecisions): Promise<boolean> {
  const { jobId } = await call('exchange:import', { token, ...(as && { as }), each })
  const outcome = await jobs.outcomeOf(jobId, 'Import', { stopped: 'Nothing was changed.' })
  if (outcome.kind !== 'brought-in') return false
  const { id } = outcome
  await arriveAt(id)
  const isOver = as !== undefined && as !== 'new'
  messages.say(
    isOver ? 'The file is brought in. Undo takes all of it back.' : 'The dossier is brought in.',
    undefined,
    id,
  )
  return true
}

function follow(started: { jobId: string } | null, what: string, stopped?: string): string | null {
  if (!started) return null
  jobs.follow(started.jobId, what, { ...(stopped !== undefined && { stopped }) })
  return started.jobId
}

async function arriveAt(id: Id): Promise<void> {
  await session.refreshDossiers()
  router.go({ page: 'overview' }, id)
}

function openDossier(): Id {
  return session.contents?.dossierId ?? ''
}
