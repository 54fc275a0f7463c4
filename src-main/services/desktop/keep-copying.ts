import type { Now } from '../../domain/ports'
import type { CopyDesk } from './copy-desk'
import type { DossierLibrary } from '../session/dossier-library'
import { withinTime } from '../../threads/within-time'

/** *Units*: milliseconds. How often it is asked whether a copy is due, and how long nothing must have been changed before one is made. */
const ASK_EVERY_MS = 5 * 60_000
const PAUSE_MS = 2 * 60_000

/** *Units*: milliseconds that ending the app may be held up for backups, for a copy, and for tidying away what was stopped. */
const AT_END_MS = { backups: 8_000, copy: 15_000, stopping: 2_000 }

/** Makes backups and copies by themselves: copies in a pause, both when the app ends. */
export function keepCopying(options: {
  library: DossierLibrary
  copies: CopyDesk
  now: Now
  onSurprise: (error: unknown) => void
}): { atEnd(): Promise<void> } {
  const { library, copies, now, onSurprise } = options
  let changedAt = -Infinity
  library.onChange(() => (changedAt = performance.now()))
  const timer = setInterval(() => {
    if (performance.now() - changedAt < PAUSE_MS || library.refused()) return
    copies.copyIfDue(now()).catch(onSurprise)
  }, ASK_EVERY_MS)
  timer.unref()
  return {
    async atEnd() {
      clearInterval(timer)
      await bounded(AT_END_MS.backups, (signal) => library.storage.backups.beforeClosing(signal)).catch(onSurprise)
      await bounded(AT_END_MS.copy, (signal) => copies.finish(now(), signal)).catch(onSurprise)
    },
  }
}

/** Stops work that takes too long, and gives it a moment to tidy up; what is gone on with after that is nobody's. */
async function bounded(limitMs: number, work: (signal: { aborted: boolean }) => Promise<unknown>): Promise<void> {
  const signal = { aborted: false }
  const working = work(signal)
  // It may fail after it is no longer waited for.
  working.catch(() => undefined)
  if (await withinTime(working, limitMs)) return
  signal.aborted = true
  await withinTime(working, AT_END_MS.stopping)
}
