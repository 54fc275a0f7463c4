import { call, listen } from '../lib/api'
import { keySettings, runCommand } from './commands.svelte'
import { openBriefing } from '../composer/open-briefing.svelte'
import { jobs } from './jobs.svelte'
import { noteLookup } from './note-lookup'
import { openNote } from './open-note.svelte'
import { panes } from './panes.svelte'
import { passage } from './passage.svelte'
import { router } from './router.svelte'
import { session } from './session.svelte'
import { spelling } from './spelling.svelte'

/** Changes often come several at once: the pages follow once they are through. */
const FOLLOW_AFTER_MS = 60
/** *Units*: milliseconds. A disk that refuses is not waited for: what it refuses waits in the main process. */
const HAND_OVER_MS = 600

/** Opens the window's first page and begins to listen to the main process. Answers how to stop. */
export function begin(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stops = [
    listen('dossier:changed', ({ dossierId, edit }) => {
      if (dossierId !== session.dossierId) return
      session.edit = edit
      clearTimeout(timer)
      timer = setTimeout(() => void follow(dossierId), FOLLOW_AFTER_MS)
    }),
    listen('menu:command', ({ command }) => runCommand(command)),
    listen('window:closing', () => void handOver()),
  ]
  jobs.start()
  addEventListener('blur', saveNow)
  addEventListener('pagehide', saveNow)
  void open()
  return () => {
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

async function follow(dossierId: string): Promise<void> {
  noteLookup.refresh()
  await Promise.all([session.open(dossierId), router.refresh(), openNote.follow()])
}

function saveNow(): void {
  void saveDrafts()
}

async function saveDrafts(): Promise<void> {
  await Promise.all([openNote.draft?.flush(), openBriefing.draft?.flush()])
}

/** Before the window closes: what is still in its fields goes to the main process, which says so when the disk refuses it. */
async function handOver(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, HAND_OVER_MS))
  await Promise.race([saveDrafts().catch(() => undefined), late])
  await call('window:handed-over', {})
}
