import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closest, foldText, spelledText } from '../../../../src-main/domain/text/folding'
import { LIKE_NAMES, OTHER_NAMES } from '../../../support/like-names'
import { runs } from '../../../support/runs'

describe('folding a name', () => {
  test('leaves out marks, case, hyphens and kinds of space and apostrophe', () => {
    expect(foldText('Kestér')).toBe('kester')
    expect(foldText("  Côte d'Ivoire ")).toBe(foldText('cote d’ivoire'))
    expect(foldText('Cote d´Ivoire')).toBe(foldText("cote d'ivoire"))
    expect(foldText('Nʼko')).toBe(foldText("N'Ko"))
    expect(foldText('Буркина-Фасо')).toBe('буркина фасо')
    expect(foldText('Inter Rao – Export')).toBe(foldText('inter rao-export'))
    expect(foldText('ＡＥＳ')).toBe('aes')
    expect(foldText('Ba\u00admako\u200b')).toBe('bamako')
  })

  test('reads a letter in either case and at either place of a word', () => {
    expect(foldText('STRASSE')).toBe(foldText('Straße'))
    expect(foldText('STRAẞE')).toBe(foldText('Straße'))
    expect(foldText('ΟΔΥΣΣΕΥΣ')).toBe(foldText('Οδυσσεύς'))
    expect(foldText('Οδυσσέας').startsWith(foldText('Οδυσσ'))).toBe(true)
    expect(foldText('İstanbul')).toBe(foldText('istanbul'))
    expect(foldText('DIYARBAKIR')).toBe(foldText('Diyarbakır'))
  })

  test.each(LIKE_NAMES)('%s and %s are found by each other', (one, other) => {
    expect(foldText(one)).toBe(foldText(other))
    expect(foldText(one.normalize('NFD'))).toBe(foldText(other.normalize('NFC')))
    expect(spelledText(one)).not.toBe(spelledText(other))
  })

  test.each(OTHER_NAMES)('%s and %s are two names', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other))
    expect(foldText(one.normalize('NFD'))).toBe(foldText(one))
    expect(spelledText(one.normalize('NFD'))).toBe(spelledText(one))
  })

  test('does not find a letter in one with a sign of its own, and finds a Korean syllable that is still being typed', () => {
    expect(foldText('ががく')).not.toContain(foldText('か'))
    expect(foldText('майор')).not.toContain(foldText('маи'))
    expect(foldText('삼성')).toContain(foldText('삼ㅅ'))
  })

  test('of a folded name gives the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
        expect(spelledText(spelledText(text))).toBe(spelledText(text))
        expect(foldText(spelledText(text))).toBe(foldText(text))
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('the closest of like names', () => {
  const nearest = (written: string, ...names: string[]) => closest(names, written, (name) => [name])

  test('is the one that is written so, then the one with its marks, then any', () => {
    expect(nearest('jose', 'José', 'Jose', 'JOSE')).toEqual(['Jose', 'JOSE'])
    expect(nearest('JOSE', 'José', 'Jose', 'JOSE')).toEqual(['JOSE'])
    expect(nearest('josé', 'Jose', 'José')).toEqual(['José'])
    expect(nearest('José', 'Jose\u0301', 'Jose')).toEqual(['Jose\u0301'])
    expect(nearest('Josè', 'José', 'Jose')).toEqual(['José', 'Jose'])
  })
})
