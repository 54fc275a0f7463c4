import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

const MAX_BYTES = 1_000_000

/** Logs what nobody expected. Answers the id under which it stands in the log, at once; writing follows. */
export type LogSurprise = (error: unknown, where: string) => string

/** A log file that is begun anew past 1 MB, with the one before it kept. It stays on this machine, for its owner alone. */
export function createErrorLog(path: string, tools: { now: () => string; makeId: () => string }): LogSurprise {
  return (error, where) => {
    const id = tools.makeId().slice(-8)
    const line = JSON.stringify({
      id,
      at: tools.now(),
      where,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    void append(path, `${line}\n`).catch((problem: unknown) => {
      // The log is the last resort: when it cannot be written only the console is left.
      console.error(line, problem)
    })
    return id
  }
}

async function append(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const sizeBytes = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (sizeBytes > MAX_BYTES) await rename(path, `${path}.1`)
  await appendFile(path, line, { encoding: 'utf8', mode: 0o600 })
}
