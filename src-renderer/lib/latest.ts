/** Tells the answer to what was asked last from those that come late. */
export class Latest {
  private turn = 0

  /** Something is asked: nothing that was asked before is wanted any more. Answers how to learn whether this still is. */
  ask(): () => boolean {
    this.turn++
    return this.still()
  }

  /** Beside what was asked last. Answers how to learn whether nothing was asked since. */
  still(): () => boolean {
    const { turn } = this
    return () => turn === this.turn
  }

  /** Nothing that was asked is wanted any more. */
  forget(): void {
    this.turn++
  }
}
