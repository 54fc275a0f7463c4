/** Lets pieces of work have their turn one after another, in the order in which they asked. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  /** *Errors*: those of the work; the next has its turn all the same. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => undefined)
    return turn
  }
}
