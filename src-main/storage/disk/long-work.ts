/** *Units*: steps. Work of no more than so many is done at once: whoever asks for a single record waits for nobody in between. */
const AT_ONCE = 200

/** Whether work of so many steps is long enough to let others in between. */
export function isLong(steps: number): boolean {
  return steps > AT_ONCE
}

/** Does work that gives way after each step in one go. *Errors*: those of the work. */
export function atOnce<T>(work: Iterator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
