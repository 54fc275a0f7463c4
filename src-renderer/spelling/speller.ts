import nspell from 'nspell'

/** A dictionary in Hunspell's form, as text. */
export interface DictionaryText {
  aff: string
  dic: string
}

/** *Units*: suggestions for one word. */
const SUGGESTIONS_MAX = 6
/** *Units*: characters. Longer words are names of files and the like; making suggestions for them takes long. */
const WORD_MAX = 40

/** Says whether words are spelt right, by one or more dictionaries. A word that any of them knows is right. */
export class Speller {
  private readonly dictionaries: readonly ReturnType<typeof nspell>[]

  constructor(texts: readonly DictionaryText[]) {
    this.dictionaries = joined(texts).map((text) => nspell(text))
  }

  /** Accents are as optional as in English itself: 'naïve' is right where 'naive' is. */
  isRight(word: string): boolean {
    if (word.length > WORD_MAX) return true
    const straight = word.replaceAll('’', "'")
    if (this.knows(straight)) return true
    const plain = straight.normalize('NFD').replace(/\p{M}/gu, '')
    return plain !== straight && this.knows(plain)
  }

  /** The likeliest first. */
  suggest(word: string): string[] {
    const lists = this.dictionaries.map((dictionary) => dictionary.suggest(word.replaceAll('’', "'")))
    const merged = new Set<string>()
    for (let at = 0; at < SUGGESTIONS_MAX; at++)
      for (const list of lists) {
        const suggestion = list[at]
        if (suggestion !== undefined) merged.add(word.includes('’') ? suggestion.replaceAll("'", '’') : suggestion)
      }
    return [...merged].slice(0, SUGGESTIONS_MAX)
  }

  private knows(word: string): boolean {
    return this.dictionaries.some((dictionary) => dictionary.correct(word))
  }
}

/** Dictionaries of the same rules as one, since what takes long to read is the words, and two kinds of English share nearly all of them. */
function joined(texts: readonly DictionaryText[]): DictionaryText[] {
  const byRules = new Map<string, Set<string>>()
  for (const { aff, dic } of texts) {
    const lines = byRules.get(aff) ?? new Set()
    byRules.set(aff, lines)
    // The first line says how many follow.
    for (const line of dic.split('\n').slice(1)) if (line !== '') lines.add(line)
  }
  return [...byRules].map(([aff, lines]) => ({ aff, dic: [lines.size, ...lines, ''].join('\n') }))
}
