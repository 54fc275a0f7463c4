import type { Written } from '@contract/events'
import { call, listen } from '../../lib/api'
import { keySettings, runCommand } from '../window/commands.svelte'
import { openBriefing } from '../briefing/open-briefing.svelte'
import { jobs } from '../machine/jobs.svelte'
import { messages } from '../window/messages.svelte'
import { noteList } from '../notes/note-list.svelte'
import { noteLookup } from '../notes/note-lookup'
import { openNote } from '../notes/open-note.svelte'
import { panes } from '../window/panes.svelte'
import { passage } from './passage.svelte'
import { router } from '../window/router.svelte'
import { session } from './session.svelte'
import { together } from './written-together'
import { spelling } from '../notes/spelling.svelte'
import { held, tellWhatIsHeld } from '../window/holding.svelte'

/** Changes often come several at once: the pages follow once they are through. */
const FOLLOW_AFTER_MS = 60
/** *Units*: milliseconds. A disk that refuses is not waited for as long: what it refuses waits in the main process. */
const LAST_SAVE_MS = { saving: 1_200, refused: 600 }

/** Opens the window's first page and begins to listen to the main process. Answers how to stop. */
export function begin(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting: (Written | null)[] = []
  const stops = [
    session.watch(),
    jobs.watch(),
    router.watch(),
    listen('dossier:changed', ({ dossierId, edit, notesGone, written }) => {
      if (dossierId !== session.dossierId) return
      session.edit = edit
      noteList.forget(notesGone)
      waiting.push(written)
      clearTimeout(timer)
      timer = setTimeout(() => void followAll(dossierId, waiting.splice(0)), FOLLOW_AFTER_MS)
    }),
    listen('dossiers:changed', () => void followDossiers()),
    listen('remembered:changed', ({ key, value }) => {
      session.heed(key, value)
      // Widths and folded panes are each window's own; what is said once about words and keys holds in all.
      if (key.startsWith('spelling.')) spelling.follow()
      if (key.startsWith('keys.')) keySettings.recall()
    }),
    listen('menu:command', ({ command }) => runCommand(command)),
    listen('window:closing', () => void saveLast()),
    tellWhatIsHeld(),
  ]
  addEventListener('blur', saveNow)
  addEventListener('pagehide', saveNow)
  void open()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
    removeEventListener('blur', saveNow)
    removeEventListener('pagehide', saveNow)
  }
}

async function open(): Promise<void> {
  await session.start()
  if (!session.info) return
  panes.recall()
  keySettings.recall()
  spelling.recall()
  passage.recall()
  await router.start({ dossierId: session.info.dossierId, route: { page: 'overview' } })
}

async function followAll(dossierId: string, changes: readonly (Written | null)[]): Promise<void> {
  const [first, ...others] = changes.flatMap((written) => written ?? [])
  if (first && others.length + 1 === changes.length) await followWritten(dossierId, together([first, ...others]))
  else await follow(dossierId)
}

/** Notes and briefings were written, here or in another window: nothing is asked for that is here already. */
async function followWritten(dossierId: string, written: Written): Promise<void> {
  if (dossierId !== session.dossierId) return
  const { notes, frame } = written
  session.frame = frame
  const isRenamed = notes.some((note) => note.isRenamed)
  if (isRenamed) noteLookup.refreshLinks()
  const own = openNote.draft
  const ofOwn = notes.find(({ summary }) => summary.id === own?.id)
  // What the open note says is before the reader's eyes, and listed again when it is closed.
  if (isRenamed || notes.length > (ofOwn ? 1 : 0)) session.changes++
  if (ofOwn?.isTiedAnew === true) session.ties++
  const isBehind = ofOwn !== undefined && ofOwn.summary.updatedAt !== own?.updatedAt
  await Promise.all([router.follow(written), isBehind && openNote.follow()])
}

async function follow(dossierId: string): Promise<void> {
  // The reader may have gone on to another dossier meanwhile.
  if (dossierId !== session.dossierId) return
  noteLookup.refresh()
  await Promise.all([session.refresh(dossierId), router.refresh(), openNote.follow()])
}

/** Another window made, renamed, deleted or put back a dossier, or left the folder of them all. */
async function followDossiers(): Promise<void> {
  try {
    await session.refreshDossiers()
  } catch (error) {
    messages.fail(error)
    return
  }
  const { dossierId, dossiers } = session
  const there = dossiers.filter((dossier) => dossier.deletedAt === undefined)
  if (dossierId === null) return
  if (there.some(({ id }) => id === dossierId)) {
    await follow(dossierId)
    return
  }
  const [other] = there
  if (!other) return
  const title = session.contents?.title ?? ''
  await openNote.close()
  router.go({ page: 'overview' }, other.id)
  messages.say(`‘${title}’ was deleted in another window. It can be put back under ‘All dossiers’.`, [], other.id)
}

function saveNow(): void {
  void saveDrafts()
}

async function saveDrafts(): Promise<void> {
  await Promise.all([openNote.draft?.flush(), openBriefing.draft?.flush()])
}

/** Before the window closes, or another one takes the dossier away: what is still in its fields goes to the main process, which says so when the disk refuses it. */
async function saveLast(): Promise<void> {
  const limit = session.refused !== null ? LAST_SAVE_MS.refused : LAST_SAVE_MS.saving
  const late = new Promise<void>((resolve) => setTimeout(resolve, limit))
  const saved = Promise.all([openNote.draft?.saveLast(), openBriefing.draft?.saveLast()])
  await Promise.race([saved.catch(() => undefined), late])
  // Told once more, so that what was saved just now is not counted twice.
  await call('window:holds', { labels: held() })
  await call('window:saved-last', {})
}
