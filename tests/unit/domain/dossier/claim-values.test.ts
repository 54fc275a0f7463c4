import { describe, expect, it } from 'vitest'
import { sameValue, valuesAgree } from '../../../../src-main/domain/dossier/claim-values'
import { LIKE_NAMES, OTHER_NAMES } from '../../../support/like-names'
import { text } from '../../../support/records'

describe('two values in words', () => {
  it.each(LIKE_NAMES)('say the same with or without the marks that readers leave out: %s, %s', (one, other) => {
    expect(sameValue(text(one), text(`${other}.`))).toBe(true)
  })

  it.each(OTHER_NAMES)('say two things with other signs: %s, %s', (one, other) => {
    expect(sameValue(text(one), text(other))).toBe(false)
  })
})

describe('a value that nobody knows', () => {
  it('may be any, but not that there is none', () => {
    expect(valuesAgree({ type: 'somevalue' }, text('Mali'))).toBe(true)
    expect(valuesAgree({ type: 'somevalue' }, { type: 'novalue' })).toBe(false)
    expect(valuesAgree({ type: 'novalue' }, { type: 'somevalue' })).toBe(false)
  })
})
