/** Logs what nobody expected. Answers the id under which it stands in the log, at once; writing follows. */
export type LogSurprise = (error: unknown, where: string) => string

/** `append` adds a line to a log that stays on this machine. */
export function createErrorLog(
  append: (line: string) => Promise<void>,
  tools: { now: () => string; makeId: () => string },
): LogSurprise {
  return (error, where) => {
    const id = tools.makeId().slice(-8)
    const line = JSON.stringify({
      id,
      at: tools.now(),
      where,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    void append(line).catch((problem: unknown) => {
      // The log is the last resort: when it cannot be written only the console is left.
      console.error(line, problem)
    })
    return id
  }
}
