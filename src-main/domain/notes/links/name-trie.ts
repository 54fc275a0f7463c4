import { foldLetters, spelledText } from '../../text/folding'
import type { Id } from '../../records/ids'
import type { TextRange } from '../../text/text-range'

/** A known name found in a text, and everything that is called so. */
export interface NameHit extends TextRange {
  ids: readonly Id[]
}

interface Node {
  next: Map<number, Node> | null
  /** Ids whose name ends here, written with whatever case and marks. */
  ids: Id[]
  /** How those names are spelled, as soon as there are several: of 'José' and 'Jose' a text that says one means that one. */
  spelled: { text: string; id: Id }[]
  /** Ids whose name counts only as it is written: 'US' is not 'us'. */
  exact: { text: string; id: Id }[]
}

const UNKNOWN = -1
/** *Units*: UTF-16 code units; no name has a longer word. */
const WORD_MAX = 100
/** *Units*: UTF-16 code units of spaces and hyphens that may join two words of a name. */
const JOINT_MAX = 8

/** Scripts written without spaces: there every character is a word of its own. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u

/**
 * Finds known names in running text: whole words, without regard to case and to marks that may be left out, the longest name first;
 * of names that differ in such marks alone the one that is written.
 * The cost is that of reading the text once, whatever the number of names.
 * *Shape*: a trie over word numbers (Aho and Corasick's idea without failure links: after a hit the search goes on behind it).
 */
export class NameTrie {
  private readonly root: Node = { next: null, ids: [], spelled: [], exact: [] }
  private readonly words = new Map<string, number>()
  /** Words of ASCII letters by their hash, so that most words of a text are passed over without being cut out of it. */
  private readonly hashed = new Map<number, string[]>()

  constructor(names: Iterable<{ id: Id; name: string }>) {
    for (const { id, name } of names) this.add(id, name)
  }

  private add(id: Id, name: string): void {
    const words = wordsOf(name)
    const isOne = words.length === 1
    if (![...words].some((word) => /[\p{L}\p{N}]/u.test(word))) return
    if ([...name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]/gu, '')].length < 2 || /^[\p{N}\s.,/-]*$/u.test(name))
      return
    let node = this.root
    for (const word of words) {
      const number = this.numberFor(foldLetters(word))
      node.next ??= new Map()
      let child = node.next.get(number)
      if (!child) node.next.set(number, (child = { next: null, ids: [], spelled: [], exact: [] }))
      node = child
    }
    const only = name.trim()
    if (isOne && isAcronym(only)) {
      if (!node.exact.some((entry) => entry.id === id && entry.text === only)) node.exact.push({ text: only, id })
      return
    }
    if (!node.ids.includes(id)) node.ids.push(id)
    const text = spelledText(only)
    if (!node.spelled.some((entry) => entry.id === id && entry.text === text)) node.spelled.push({ text, id })
  }

  private numberFor(folded: string): number {
    const known = this.words.get(folded)
    if (known !== undefined) return known
    const number = this.words.size
    this.words.set(folded, number)
    const hash = hashOf(folded)
    const list = this.hashed.get(hash)
    if (list) list.push(folded)
    else this.hashed.set(hash, [folded])
    return number
  }

  /** Every hit, in order, without overlap. `skip` are sorted ranges in which nothing is looked for. */
  find(text: string, skip: readonly TextRange[] = []): NameHit[] {
    const hits: NameHit[] = []
    if (!this.root.next) return hits
    const scan = new WordScan(text)
    let skipAt = 0
    for (let at = 0; scan.read(at);) {
      const behind = scan.to
      const child = this.root.next.get(this.wordNumber(scan))
      if (!child) {
        at = behind
        continue
      }
      const { from } = scan
      let range = skip[skipAt]
      while (range && range.to <= from) range = skip[++skipAt]
      const hit = this.longestFrom(child, scan, from, range)
      if (hit) hits.push(hit)
      at = hit ? hit.to : behind
    }
    return hits
  }

  /** The longest name that begins with the word just read. */
  private longestFrom(first: Node, scan: WordScan, from: number, skip: TextRange | undefined): NameHit | undefined {
    let best: NameHit | undefined
    for (let node = first; ;) {
      const { to } = scan
      if (skip && skip.from < to) break
      const ids = idsAt(node, scan.text, from, to)
      if (ids.length > 0) best = { from, to, ids }
      if (!node.next || !scan.read(to) || !scan.joined) break
      const next = node.next.get(this.wordNumber(scan))
      if (!next) break
      node = next
    }
    return best
  }

  private wordNumber({ text, from, to, hash, isPlain }: WordScan): number {
    if (to - from > WORD_MAX) return UNKNOWN
    if (!isPlain) return this.words.get(foldLetters(text.slice(from, to))) ?? UNKNOWN
    for (const word of this.hashed.get(hash) ?? NONE)
      if (word.length === to - from && sameLetters(word, text, from)) return this.words.get(word) ?? UNKNOWN
    return UNKNOWN
  }
}

const NONE: readonly string[] = []

function idsAt(node: Node, text: string, from: number, to: number): readonly Id[] {
  const ids = node.ids.length < 2 ? node.ids : spelledSo(node, text.slice(from, to))
  if (node.exact.length === 0) return ids
  const written = text.slice(from, to)
  const exact = node.exact.filter((entry) => entry.text === written && !ids.includes(entry.id))
  return exact.length === 0 ? ids : [...ids, ...exact.map((entry) => entry.id)]
}

/** Those whose name is spelled as it is written there, or all. */
function spelledSo({ ids, spelled }: Node, written: string): readonly Id[] {
  const text = spelledText(written)
  const nearest = new Set(spelled.flatMap((entry) => (entry.text === text ? [entry.id] : [])))
  return nearest.size === 0 ? ids : [...nearest]
}

/** 'AES', 'UK', 'G5': short and in capitals. */
function isAcronym(name: string): boolean {
  return name.length <= 5 && name === name.toUpperCase() && name !== name.toLowerCase()
}

function wordsOf(name: string): string[] {
  const scan = new WordScan(name)
  const words: string[] = []
  for (let at = 0; scan.read(at); at = scan.to) words.push(name.slice(scan.from, scan.to))
  return words
}

function hashOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
  return hash
}

function sameLetters(word: string, text: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== lower(text.charCodeAt(from + at))) return false
  return true
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit
}

/**
 * Reads a text word by word into its own fields, since an object for each word would cost more than the reading.
 * Words are runs of letters and digits; a punctuation mark is a word too, since a name may hold one; a character of a script
 * without spaces is one as well, with the marks on it.
 */
class WordScan {
  from = 0
  to = 0
  /** The hash of the word in lower case, when it is plain. */
  hash = 0
  /** True when the word has ASCII letters only. */
  isPlain = true
  /** True when only what may join two words of a name lies before it: a few spaces, one line break, hyphens, apostrophes. */
  joined = false

  constructor(readonly text: string) {}

  /** Reads the next word at or behind `at`. Answers false at the end. */
  read(at: number): boolean {
    const { text } = this
    const end = text.length
    let newlines = 0
    let kind = SIGN
    let next = at
    for (; next < end; next++) {
      kind = classAt(text, next)
      if (kind === NEWLINE) newlines++
      else if (kind !== JOINT) break
    }
    if (next >= end) return false
    this.joined = newlines < 2 && next - at <= JOINT_MAX
    this.from = next
    this.isPlain = true
    this.hash = 0
    do {
      const unit = text.charCodeAt(next)
      if (unit < 128) this.hash = (Math.imul(this.hash, 31) + lower(unit)) | 0
      else this.isPlain = false
      next += unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(next + 1)) ? 2 : 1
    } while (next < end && (kind === WORD ? classAt(text, next) === WORD : !this.isPlain && isMark(text, next)))
    this.to = next
    return true
  }
}

const WORD = 0
const JOINT = 1
const NEWLINE = 2
const SIGN = 3

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[A-Za-z0-9]/.test(character)) return WORD
  if (/[ '`\r-]/.test(character)) return JOINT
  return character === '\n' ? NEWLINE : SIGN
})

/** Beyond ASCII: the space that holds two words together, apostrophes and hyphens. */
const JOINTS: ReadonlySet<number> = new Set([0xa0, 0xb4, 0x2bb, 0x2bc, 0x2010, 0x2011, 0x2018, 0x2019])

function isMark(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x300 && /^\p{M}$/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 128) return ASCII[unit] ?? SIGN
  // The commonest letters beyond ASCII: Latin, Greek, Cyrillic, without the signs among them.
  if (JOINTS.has(unit)) return JOINT
  if (unit >= 0xc0 && unit < 0x530) return unit === 0xd7 || unit === 0xf7 ? SIGN : WORD
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return WORD_CHARACTER.test(character) && !UNSPACED.test(character) ? WORD : SIGN
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
