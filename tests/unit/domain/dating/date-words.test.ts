import { describe, expect, it } from 'vitest'
import { dateReason, dateWords } from '../../../../src-main/domain/dating/date-words'

describe('dates in words', () => {
  it.each([
    ['2024-07-06', '6 July 2024'],
    ['2023-09', 'September 2023'],
    ['2025', '2025'],
    ['2025-08~', 'about August 2025'],
    ['2025-08?', 'perhaps August 2025'],
    ['2025-08%', 'perhaps about August 2025'],
    ['2025-XX', '2025'],
    ['2025-04-XX', 'April 2025'],
    ['202X', 'the 2020s'],
    ['2024-22', 'summer 2024'],
    ['2021-12/..', 'since December 2021'],
    ['../2024', 'until 2024'],
    ['2025-04-01/2025-04-10~', '1 April 2025 to about 10 April 2025'],
    ['0476-09-04', '4 September AD 476'],
    ['-0043-03-15', '15 March 44 BC'],
    ['0000', '1 BC'],
    ['-0001-12', 'December 2 BC'],
    ['-0400/-0350', '401 BC to 351 BC'],
    ['-0043-21', 'spring 44 BC'],
    ['-04XX', 'the 5th century BC'],
    ['0079-08-24~', 'about 24 August AD 79'],
    ['0XXX', 'the 1st millennium'],
    ['190X', 'between 1900 and 1909'],
    ['19XX', 'the 20th century'],
    ['-004X', 'between 50 BC and 41 BC'],
    ['2021-25', 'northern spring 2021'],
    ['2021-30', 'southern summer 2021'],
    ['2021-34', 'the second quarter of 2021'],
    ['2021-39', 'the third third of 2021'],
    ['2021-41', 'the second half of 2021'],
    ['2001/', 'from 2001, end unknown'],
    ['/2003', 'until 2003, beginning unknown'],
    ['../..', 'at some time'],
    ['[..1949]', 'before 1950'],
    ['[..1949-12-31]', 'before 1 January 1950'],
    ['[..-0001]', 'before 1 BC'],
    ['[..1949,~1950]', 'before about 1950'],
    ['[..1949,?1950]', 'before perhaps 1950'],
    ['[..2019-02,2019-03~]', 'before about March 2019'],
    ['[..-0044,~-0043]', 'before about 44 BC'],
    ['[~1950,1951..]', 'after about 1950'],
    ['[~1940,1941..1950]', 'between about 1940 and 1950'],
    ['[1940..1949,~1950]', 'between 1940 and about 1950'],
    ['[~1940,1941..1949,~1950]', 'between about 1940 and about 1950'],
    ['[~1949,~1950]', 'between about 1949 and about 1950'],
    ['[..1939,~1950]', '1939 or earlier or about 1950'],
    ['[1951..]', 'after 1950'],
    ['[2019-03..]', 'after February 2019'],
    ['[..1949~]', 'about 1949 or earlier'],
    ['[1950..1960]', 'between 1950 and 1960'],
    ['[1667,1668,1670..1672]', '1667, 1668 or 1670 to 1672'],
    ['{1667,1668-12}', '1667 and December 1668'],
    ['2025-04-0X', 'between 1 and 9 April 2025'],
    ['2025-02-2X', 'between 20 and 28 February 2025'],
    ['1560-1X', 'between October and December 1560'],
    ['XXXX-12-25', '25 December in an unknown year'],
    ['2004-06-04T10:10:10Z', '4 June 2004, 10:10:10 UTC'],
    ['2004-06-04T10:10:10+05:30', '4 June 2004, 10:10:10 (UTC+05:30)'],
    ['196', 'the 1960s'],
    ['19', 'the 20th century'],
    ['1950S2', '1950S2'],
  ])('%s is %s', (edtf, words) => {
    expect(dateWords({ edtf })).toBe(words)
  })

  it('say that a date was inferred, and from what', () => {
    const date = { edtf: '2025-08~', inferredFrom: 'The month after July 2025.' }
    expect(dateWords(date)).toBe('about August 2025 (inferred)')
    expect(dateReason(date)).toBe('The month after July 2025.')
  })

  it('give no reason for a date that is certain', () => {
    expect(dateReason({ edtf: '2024-07-06', original: '6 July 2024' })).toBeUndefined()
  })
})
