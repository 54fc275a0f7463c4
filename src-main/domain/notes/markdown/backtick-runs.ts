interface Run {
  from: number
  to: number
}

/** A code span, or backticks that open none. */
interface Span extends Run {
  closed: boolean
  /** How many backticks stand on each side. */
  size: number
}

const BACKTICK = 0x60

/**
 * The runs of backticks of one running text, from its first on. *Source*: CommonMark, code spans: a span ends with the next run of as many
 * as opened it, and no backslash counts in it.
 */
export class BacktickRuns {
  private readonly runs: Run[] = []
  private readonly byLength = new Map<number, Run[]>()
  private readonly pointers = new Map<number, number>()
  private next = 0

  constructor(text: string, first: number, to = text.length) {
    for (let at = first; at >= 0 && at < to;) {
      let end = at
      while (end < to && text.charCodeAt(end) === BACKTICK) end++
      const run = { from: at, to: end }
      this.runs.push(run)
      const list = this.byLength.get(end - at)
      if (list) list.push(run)
      else this.byLength.set(end - at, [run])
      at = text.indexOf('`', end)
    }
  }

  /** The span that opens with the backtick at `at`, or what is left of its run. Asked with rising positions. */
  spanAt(at: number): Span {
    let run = this.runs[this.next]
    while (run && run.to <= at) run = this.runs[++this.next]
    const to = run?.to ?? at + 1
    const size = to - at
    const candidates = this.byLength.get(size) ?? []
    let pointer = this.pointers.get(size) ?? 0
    while ((candidates[pointer]?.from ?? Infinity) < to) pointer++
    this.pointers.set(size, pointer)
    const closing = candidates[pointer]
    return { from: at, to: closing?.to ?? to, closed: closing !== undefined, size }
  }
}
