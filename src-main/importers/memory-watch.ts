import { writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { MEMORY_MARK } from '../domain/exchange/reading-messages'

/** How often the memory is looked at; what V8 can take meanwhile is some tens of megabytes. */
const LOOK_EVERY_MS = 25
/** The descriptor itself: a thread's own stream goes through the main thread. */
const STANDARD_ERROR = 2

/**
 * Ends this process when it takes more memory than that, of whatever kind, though its main thread be busy: V8's own limit counts the
 * heap alone. The thread that looks is the same file once more, in which this answers true.
 */
export function isMemoryWatch(): boolean {
  if (isMainThread) return false
  const { limitBytes } = workerData as { limitBytes: number }
  const host = process.ppid
  setInterval(() => {
    const isOver = process.memoryUsage.rss() > limitBytes
    if (isOver) writeSync(STANDARD_ERROR, `${MEMORY_MARK}\n`)
    // Nobody waits any more for what a process reads whose host is gone.
    if (isOver || process.ppid !== host) process.kill(process.pid, 'SIGKILL')
  }, LOOK_EVERY_MS)
  return true
}

/** Starts the watch. *Units*: bytes. @param file `import.meta.url` of what runs as the process */
export function watchMemory(file: string, limitBytes: number): void {
  new Worker(fileURLToPath(file), { workerData: { limitBytes } }).unref()
}
