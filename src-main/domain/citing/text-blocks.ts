/**
 * Parts a text into the blocks that its paragraphs stand in: at empty lines; without any, at its line breaks, unless these only keep
 * lines of prose short. What would still be too long for a paragraph is parted where its own lines and sentences end: a text may have
 * one empty line in ten thousand.
 */
export function textBlocks(text: string): string[] {
  const hasEmptyLines = /\n[ \t]*\n/.test(text)
  if (hasEmptyLines)
    return text.split(/\n(?:[ \t]*\n)+/).flatMap((block) => (isReadable(block) ? [block] : parted(block)))
  const lines = text.split('\n')
  return isProse(lines) ? parted(text) : lines.flatMap((line) => (isReadable(line) ? [line] : parted(line)))
}

/** Nobody writes longer paragraphs on purpose: about seven printed pages. *Units*: UTF-16 code units, and lines. */
const READABLE = { length: 20_000, lines: 250 }
/** Where nothing else says where a paragraph ends, it ends with a sentence behind so much. *Units*: UTF-16 code units. */
const GOOD_LENGTH = 1_200
/** With fewer lines nobody can say whether they are prose. */
const LINES_MIN = 10
/** *Units*: UTF-16 code units of a line that a typewriter or a mail program fills. */
const WIDTH = { min: 40, max: 120 }
/** A line that is shorter than this part of the others ends its paragraph where it ends a sentence. */
const SHORT = 0.75

function isReadable(block: string): boolean {
  if (block.length > READABLE.length) return false
  let lines = 1
  for (let at = block.indexOf('\n'); at >= 0 && lines <= READABLE.lines; at = block.indexOf('\n', at + 1)) lines++
  return lines <= READABLE.lines
}

function parted(block: string): string[] {
  const lines = block.split('\n')
  const blocks = lines.length > 1 && isProse(lines) ? paragraphsOf(lines) : lines
  return blocks.flatMap((each) => (isReadable(each) ? [each] : bySentences(each)))
}

/** True for lines that go on with one another: most are about as long as the longest, and do not end a sentence. */
function isProse(lines: readonly string[]): boolean {
  const written = lines.map((line) => line.trim()).filter(Boolean)
  if (written.length < LINES_MIN) return false
  const width = widthOf(written)
  if (width < WIDTH.min || width > WIDTH.max) return false
  const full = written.filter((line) => line.length >= width * SHORT).length
  const ending = written.filter(endsSentence).length
  return full >= written.length / 2 && ending <= written.length / 2
}

/** The length that nine of ten lines keep to. */
function widthOf(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.length).sort((a, b) => a - b)
  return lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0
}

/** Paragraphs that begin with a line that is set in, or behind a short line that ends a sentence; long ones also behind a sentence. */
function paragraphsOf(lines: readonly string[]): string[] {
  const short = widthOf(lines.map((line) => line.trim()).filter(Boolean)) * SHORT
  const setIn = lines.filter(isSetIn).length
  const indents = setIn > 0 && setIn < lines.length / 2
  const paragraphs: string[][] = []
  let length = 0
  let isOver = true
  for (const line of lines) {
    if (isOver || (indents && isSetIn(line))) {
      paragraphs.push([])
      length = 0
    }
    paragraphs.at(-1)?.push(line)
    length += line.length + 1
    isOver = endsSentence(line) && (line.trim().length < short || length >= GOOD_LENGTH)
  }
  return paragraphs.map((each) => each.join('\n'))
}

function isSetIn(line: string): boolean {
  return /^(?:\t| {2}|\u3000)[ \t]*\S/.test(line)
}

const CLOSING = '"\'”’»›)]*_'

function endsSentence(line: string): boolean {
  let end = line.length
  while (end > 0 && (/\s/.test(line.charAt(end - 1)) || CLOSING.includes(line.charAt(end - 1)))) end--
  return end > 0 && '.!?…:。！？؟।'.includes(line.charAt(end - 1))
}

/** Where a sentence ends within a line, with the space behind it. */
const SENTENCE_END = /[.!?…؟।]["'”’»›)\]]{0,4}\s+|[。！？]["'”’»›）」』]{0,4}/g

function bySentences(block: string): string[] {
  const parts: string[] = []
  let from = 0
  SENTENCE_END.lastIndex = 0
  for (const end of block.matchAll(SENTENCE_END)) {
    const to = end.index + end[0].length
    if (to - from < GOOD_LENGTH) continue
    parts.push(block.slice(from, to))
    from = to
  }
  parts.push(block.slice(from))
  return parts
}
