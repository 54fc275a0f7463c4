/**
 * What set-up tells the person. Everything here goes to stderr, so that stdout holds results only
 * (`dossier list --json` must stay parseable while a first build runs).
 */

/** @param {string} text one line */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * A failure that the person can do something about: its message says what happened and what to do,
 * and is shown without a stack.
 */
export class SetUpError extends Error {
  /** @override */
  name = 'SetUpError'
}

/**
 * Runs a script's main function and turns its failures into a sentence and an exit code.
 *
 * *Errors*: a SetUpError ends the process with 1 and its message; anything else also shows its stack, since it is a mistake of ours.
 *
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    say(
      error instanceof SetUpError ? `\n${error.message}` : `\n${error instanceof Error ? error.stack : String(error)}`,
    )
    process.exitCode = 1
  }
}

/**
 * A line that is rewritten in place on a terminal and repeated now and then in a log file.
 *
 * *Units*: `everyMs` is the pause between lines where the output is not a terminal.
 *
 * @param {{ stream?: { isTTY?: boolean, write(text: string): unknown }, now?: () => number, everyMs?: number }} [options]
 * @returns {{ show(text: string): void, end(): void }}
 */
export function createProgressLine({ stream = process.stderr, now = Date.now, everyMs = 5_000 } = {}) {
  let shownAt = -Infinity
  let width = 0
  return {
    show(text) {
      if (stream.isTTY) {
        stream.write(`\r${text.padEnd(width)}`)
        width = text.length
      } else if (now() - shownAt >= everyMs) {
        stream.write(`${text}\n`)
        shownAt = now()
      }
    },
    end() {
      if (stream.isTTY && width > 0) stream.write(`\r${' '.repeat(width)}\r`)
      width = 0
    },
  }
}
