const NEWLINE = 10

/** Puts the lines of a text together whose bytes come in pieces that end anywhere. */
export class LinesOfPieces {
  private begun: Buffer[] = []

  /** True when no line has begun that has no newline yet. */
  get isComplete(): boolean {
    return this.begun.length === 0
  }

  /** The lines that end in this piece, without their newlines. Nothing of the piece is kept but a copy of what comes after them. */
  *endingIn(piece: Buffer): Generator<string> {
    let from = 0
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, from)) {
      yield this.end(piece.subarray(from, end))
      from = end + 1
    }
    if (from < piece.length) this.begun.push(Buffer.from(piece.subarray(from)))
  }

  private end(last: Buffer): string {
    if (this.isComplete) return last.toString('utf8')
    // Joined before it is decoded, because a piece may end within a character.
    return Buffer.concat([...this.begun.splice(0), last]).toString('utf8')
  }
}
