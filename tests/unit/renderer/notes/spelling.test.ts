import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Speller } from '../../../../src-renderer/spelling/speller'
import { isOtherLanguage, wordKey, wordsOfNames, wordsToJudge } from '../../../../src-renderer/spelling/words'

function dictionary(name: string): { aff: string; dic: string } {
  const read = (ending: string) =>
    readFileSync(new URL(`../../../../resources/spelling/${name}/${name}.${ending}`, import.meta.url), 'utf8')
  return { aff: read('aff'), dic: read('dic') }
}

const speller = new Speller([dictionary('en'), dictionary('en-gb')])

describe('the dictionaries that come with the app', () => {
  it('know American and British English alike', () => {
    for (const word of ['organization', 'organisation', 'color', 'colour', 'analyze', 'analyse', 'don’t', 'naïve'])
      expect(speller.isRight(word), word).toBe(true)
  })

  it('tell what is misspelt, and suggest what was meant', () => {
    for (const [wrong, right] of [
      ['recieve', 'receive'],
      ['goverment', 'government'],
      ['definately', 'definitely'],
      ['doesnt', "doesn't"],
    ] as const) {
      expect(speller.isRight(wrong), wrong).toBe(false)
      expect(speller.suggest(wrong)).toContain(right)
    }
  })

  it('judge no word that is longer than words are, so that suggestions never take long', () => {
    expect(speller.isRight('x'.repeat(1_000))).toBe(true)
  })
})

describe('the words of a text', () => {
  const judged = (text: string) => wordsToJudge(text).map(({ word }) => word)

  it('are those that can be judged: no acronyms, numbers, other scripts or capitals within', () => {
    expect(judged('The AES met 3rd parties in iPad-like Бамако, didn’t it? well-known')).toEqual([
      'The',
      'met',
      'parties',
      'in',
      'like',
      'didn’t',
      'it',
      'well',
      'known',
    ])
  })

  it('stand where they stand in the text', () => {
    const text = 'a wrod — and annother'
    for (const { from, to, word } of wordsToJudge(text)) expect(text.slice(from, to)).toBe(word)
    expect(wordsToJudge(text, 100)[0]?.from).toBe(102)
  })

  it('are known whatever their case and possessive ending when a name of the dossier has them', () => {
    const names = wordsOfNames(['Klomegâh', 'Alliance des États du Sahel'])
    for (const word of ['Klomegâh', 'klomegâh’s', 'États', "Sahel's"]) expect(names.has(wordKey(word)), word).toBe(true)
    expect(names.has(wordKey('Klomegah'))).toBe(false)
  })
})

describe('a line in another language', () => {
  const isOther = (line: string) => {
    const words = wordsToJudge(line)
    return isOtherLanguage(words.length, words.filter(({ word }) => !speller.isRight(word)).length)
  }

  it('is told by its words, most of which no dictionary knows', () => {
    expect(
      isOther(
        'Les autorités maliennes ont annoncé la rupture des relations diplomatiques avec leur voisin du nord hier soir',
      ),
    ).toBe(true)
    expect(
      isOther('Die Regierung hat gestern Abend die diplomatischen Beziehungen zu ihrem Nachbarn im Norden abgebrochen'),
    ).toBe(true)
  })

  it('is no English line with many mistakes, and no short one', () => {
    expect(
      isOther(
        'Teh goverment will definately recieve the grain wich the ships brought to the port of the capital yesterday',
      ),
    ).toBe(false)
    expect(isOther('Les autorités maliennes')).toBe(false)
  })
})
