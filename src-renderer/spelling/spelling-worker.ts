import { Speller, type DictionaryText } from './speller'

/** What the worker is asked; `load` comes first. */
export type SpellingQuestion =
  | { kind: 'load'; dictionaries: readonly { aff: string; dic: string }[] }
  | { kind: 'judge'; id: number; words: readonly string[] }
  | { kind: 'suggest'; id: number; word: string }

/** What it answers: of the words those that are spelt wrong, or suggestions. */
export interface SpellingAnswer {
  id: number
  words: string[]
}

let speller: Promise<Speller> | undefined

async function textOf({ aff, dic }: { aff: string; dic: string }): Promise<DictionaryText> {
  const [affText, dicText] = await Promise.all([aff, dic].map(async (url) => (await fetch(url)).text()))
  return { aff: affText ?? '', dic: dicText ?? '' }
}

addEventListener('message', ({ data }: MessageEvent<SpellingQuestion>) => {
  if (data.kind === 'load') speller = Promise.all(data.dictionaries.map(textOf)).then((texts) => new Speller(texts))
  else void answer(data)
})

async function answer(question: Exclude<SpellingQuestion, { kind: 'load' }>): Promise<void> {
  const known = await speller
  if (!known) return
  const words =
    question.kind === 'judge' ? question.words.filter((word) => !known.isRight(word)) : known.suggest(question.word)
  postMessage({ id: question.id, words } satisfies SpellingAnswer)
}
