import { DocInput } from '@codemirror/language'
import type { ChangeDesc, Text } from '@codemirror/state'
import { Parser, type Input, type PartialParse, type Tree, type TreeFragment } from '@lezer/common'
import { commentRanges, mayHoldComment } from '@domain/notes/markdown/comment-ranges'
import { lineParts } from '@domain/notes/markdown/without-ranges'
import type { TextRange } from '@domain/text/text-range'

const NONE: readonly TextRange[] = []

/** Comments on one line, behind which it is read with the rest of them: each has the line put together once more. */
const ON_LINE_MAX = 500

/**
 * Reads the document of an editor as all that reads notes does: without its comments, in whose place the tree has gaps. Reads nothing
 * where the tree of a document is known without.
 */
export class NoteParser extends Parser {
  private readonly known = new WeakMap<Text, Tree>()
  private readonly gaps = new WeakMap<Tree, readonly TextRange[]>()

  constructor(private readonly grammar: Parser) {
    super()
  }

  /** Says what the tree of a document is, which grew from that of another by the changes. */
  know(doc: Text, tree: Tree, before: Tree, changes: ChangeDesc): void {
    this.known.set(doc, tree)
    const gaps = this.gaps.get(before) ?? NONE
    if (gaps.length === 0) return
    const moved = gaps.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
    this.gaps.set(tree, moved)
  }

  override createParse(input: Input, fragments: readonly TreeFragment[], ranges: readonly TextRange[]): PartialParse {
    const tree = input instanceof DocInput ? this.known.get(input.doc) : undefined
    if (tree && input instanceof DocInput) {
      // Once: where the tree is only of the document's beginning, the next parse goes on from it.
      this.known.delete(input.doc)
      const { length } = tree
      return {
        parsedPos: length,
        stoppedAt: length < input.length ? length : null,
        stopAt: () => undefined,
        advance: () => tree,
      }
    }
    const gaps = gapsIn(input.read(0, input.length))
    const kept = fragments.filter((fragment) => this.hasSameGaps(fragment, gaps))
    if (gaps.length === 0) return this.grammar.createParse(input, kept, ranges)
    const parse = this.grammar.createParse(input, kept, between(gaps, input.length))
    return {
      get parsedPos() {
        return parse.parsedPos
      },
      get stoppedAt() {
        return parse.stoppedAt
      },
      stopAt: (at) => parse.stopAt(at),
      advance: () => {
        const read = parse.advance()
        if (read) this.gaps.set(read, gaps)
        return read
      },
    }
  }

  /** A piece of an earlier tree is good for the text of now only where the same was left out of it. */
  private hasSameGaps({ from, to, offset, tree }: TreeFragment, gaps: readonly TextRange[]): boolean {
    const before = within(this.gaps.get(tree) ?? NONE, from + offset, to + offset)
    const now = within(gaps, from, to)
    return (
      before.length === now.length &&
      before.every((gap, at) => gap.from - offset === now[at]?.from && gap.to - offset === now[at].to)
    )
  }
}

function within(gaps: readonly TextRange[], from: number, to: number): TextRange[] {
  return gaps.filter((gap) => gap.to > from && gap.from < to)
}

function gapsIn(text: string): readonly TextRange[] {
  if (!mayHoldComment(text)) return NONE
  let line = -1
  let onLine = 0
  let nextLine = 0
  return lineParts(text, commentRanges(text)).filter(({ from }) => {
    while (nextLine >= 0 && nextLine <= from) {
      line = nextLine
      onLine = 0
      const end = text.indexOf('\n', line)
      nextLine = end < 0 ? -1 : end + 1
    }
    return ++onLine <= ON_LINE_MAX
  })
}

/** What is left of the text. *Shape*: from its beginning to its end, so that places in it count from there. */
function between(gaps: readonly TextRange[], length: number): TextRange[] {
  const ranges: TextRange[] = []
  let at = 0
  for (const { from, to } of gaps) {
    if (from > at || at === 0) ranges.push({ from: at, to: from })
    at = to
  }
  ranges.push({ from: at, to: length })
  return ranges
}
