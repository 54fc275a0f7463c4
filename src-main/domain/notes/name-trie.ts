import type { Id } from '../ids'
import type { TextRange } from './note-syntax'

/** A known name found in a text, and everything that is called so. */
export interface NameHit extends TextRange {
  ids: readonly Id[]
}

interface Node {
  next: Map<number, Node> | null
  /** Ids whose name ends here, written with whatever case. */
  ids: Id[]
  /** Ids whose name counts only as it is written: 'US' is not 'us'. */
  exact: { text: string; id: Id }[]
}

const UNKNOWN = -1
const SPACE = -2
const BREAK = -3

/** Scripts written without spaces: there every character is a word of its own. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u

/**
 * Finds known names in running text: whole words, without regard to case and diacritics, the longest name first.
 * The cost is that of reading the text once, whatever the number of names.
 * *Shape*: a trie over word numbers (Aho and Corasick's idea without failure links: after a hit the search goes on behind it).
 */
export class NameTrie {
  private readonly root: Node = { next: null, ids: [], exact: [] }
  private readonly words = new Map<string, number>()
  /** What a word as written stands for, so that each spelling is folded once. */
  private readonly spellings = new Map<string, number>()

  constructor(names: Iterable<{ id: Id; name: string }>) {
    for (const { id, name } of names) this.add(id, name)
    this.spellings.clear()
  }

  private add(id: Id, name: string): void {
    const tokens = [...tokensOf(name)].filter((token) => token.kind !== 'space')
    const letters = tokens.filter((token) => token.kind === 'word')
    if (letters.length === 0 || [...name.replace(/[^\p{L}\p{N}]/gu, '')].length < 2 || /^[\p{N}\s.,/-]*$/u.test(name))
      return
    let node = this.root
    for (const token of tokens) {
      const folded = foldWord(name.slice(token.from, token.to))
      let word = this.words.get(folded)
      if (word === undefined) this.words.set(folded, (word = this.words.size))
      node.next ??= new Map()
      let child = node.next.get(word)
      if (!child) node.next.set(word, (child = { next: null, ids: [], exact: [] }))
      node = child
    }
    const only = letters.length === 1 && tokens.length === 1 ? name.trim() : ''
    if (only && isAcronym(only)) {
      if (!node.exact.some((entry) => entry.id === id && entry.text === only)) node.exact.push({ text: only, id })
    } else if (!node.ids.includes(id)) node.ids.push(id)
  }

  /** Every hit, in order, without overlap. `skip` are sorted ranges in which nothing is looked for. */
  find(text: string, skip: readonly TextRange[] = []): NameHit[] {
    const hits: NameHit[] = []
    if (!this.root.next) return hits
    const { kinds, froms, tos, length } = this.tokenize(text)
    let skipAt = 0
    for (let i = 0; i < length;) {
      const first = kinds[i] ?? UNKNOWN
      const child = first >= 0 ? this.root.next.get(first) : undefined
      if (!child) {
        i++
        continue
      }
      const from = froms[i] ?? 0
      let range = skip[skipAt]
      while (range && range.to <= from) range = skip[++skipAt]
      let node: Node = child
      let best: NameHit | undefined
      let bestEnd = i
      for (let j = i; ;) {
        const to = tos[j] ?? 0
        if (range && range.from < to) break
        const ids = idsAt(node, text, from, to)
        if (ids.length > 0) {
          best = { from, to, ids }
          bestEnd = j
        }
        let k = j + 1
        if (kinds[k] === SPACE) k++
        const word = k < length ? (kinds[k] ?? UNKNOWN) : UNKNOWN
        const next = word >= 0 ? node.next?.get(word) : undefined
        if (!next) break
        node = next
        j = k
      }
      if (best) hits.push(best)
      i = best ? bestEnd + 1 : i + 1
    }
    return hits
  }

  private tokenize(text: string): { kinds: number[]; froms: number[]; tos: number[]; length: number } {
    const kinds: number[] = []
    const froms: number[] = []
    const tos: number[] = []
    for (const token of tokensOf(text)) {
      kinds.push(token.kind === 'space' ? SPACE : token.kind === 'break' ? BREAK : this.wordNumber(text, token))
      froms.push(token.from)
      tos.push(token.to)
    }
    return { kinds, froms, tos, length: kinds.length }
  }

  private wordNumber(text: string, { from, to }: TextRange): number {
    if (to - from > 100) return UNKNOWN
    const spelling = text.slice(from, to)
    const known = this.spellings.get(spelling)
    if (known !== undefined) return known
    const number = this.words.get(foldWord(spelling)) ?? UNKNOWN
    // The cache is bounded: a hostile text of ever new words must not fill the memory.
    if (this.spellings.size > 200_000) this.spellings.clear()
    this.spellings.set(spelling, number)
    return number
  }
}

function idsAt(node: Node, text: string, from: number, to: number): readonly Id[] {
  if (node.exact.length === 0) return node.ids
  const written = text.slice(from, to)
  const exact = node.exact.filter((entry) => entry.text === written && !node.ids.includes(entry.id))
  return exact.length === 0 ? node.ids : [...node.ids, ...exact.map((entry) => entry.id)]
}

/** 'AES', 'UK', 'G5': short and in capitals. */
function isAcronym(name: string): boolean {
  return name.length <= 5 && name === name.toUpperCase() && name !== name.toLowerCase()
}

function foldWord(word: string): string {
  // eslint-disable-next-line no-control-regex -- ASCII needs no decomposition
  if (/^[\u0000-\u007f]*$/.test(word)) return word.toLowerCase()
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

interface Token extends TextRange {
  kind: 'word' | 'space' | 'break'
}

/**
 * Words, single punctuation marks (they are words too: a name may hold them), runs of what joins words of a name
 * (spaces, one line break, hyphens, apostrophes) and breaks that no name crosses (an empty line, a tab).
 */
function* tokensOf(text: string): Iterable<Token> {
  const end = text.length
  for (let at = 0; at < end;) {
    const from = at
    let kind = classAt(text, at)
    if (kind === WORD) {
      at += width(text, at)
      while (at < end && classAt(text, at) === WORD) at += width(text, at)
      yield { kind: 'word', from, to: at }
    } else if (kind === JOINT || kind === NEWLINE) {
      let newlines = 0
      while (at < end && (kind === JOINT || kind === NEWLINE)) {
        if (kind === NEWLINE) newlines++
        at++
        kind = at < end ? classAt(text, at) : SIGN
      }
      yield { kind: newlines > 1 || at - from > 8 ? 'break' : 'space', from, to: at }
    } else {
      at += width(text, at)
      yield { kind: 'word', from, to: at }
    }
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

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 128) return ASCII[unit] ?? SIGN
  // The commonest letters beyond ASCII: Latin, Greek, Cyrillic, without the signs among them.
  if (unit >= 0xc0 && unit < 0x530) return unit === 0xd7 || unit === 0xf7 ? SIGN : WORD
  if (unit === 0xa0 || unit === 0x2019 || unit === 0x2018 || unit === 0xb4 || unit === 0x2010 || unit === 0x2011)
    return JOINT
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return WORD_CHARACTER.test(character) && !UNSPACED.test(character) ? WORD : SIGN
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
