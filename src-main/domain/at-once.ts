/** The outcome of work that gives way now and then, for who waits for all of it. */
export function atOnce<T>(work: Iterator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
