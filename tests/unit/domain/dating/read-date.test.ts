import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateWords } from '../../../../src-main/domain/dating/date-words'
import { isEdtf } from '../../../../src-main/domain/dating/dates'
import { MONTH_OF, SEASON_OF, WEEKDAY_OF } from '../../../../src-main/domain/dating/date-vocabulary'
import { readDate } from '../../../../src-main/domain/dating/read-date'
import { runs } from '../../../support/runs'

const TODAY = '2026-11-29'

/** What is read, what may be meant, or what is said to be wrong. */
function reading(text: string): string | string[] {
  const read = readDate(text, TODAY)
  switch (read.kind) {
    case 'empty':
      return ''
    case 'read':
      return read.edtf
    case 'choice':
      return read.meant.map(({ edtf }) => edtf)
    case 'wrong':
      return read.message
  }
}

describe('a date as people write it', () => {
  it.each([
    ['14 March 2019', '2019-03-14'],
    ['14.3.2019', '2019-03-14'],
    ['14th of March, 2019', '2019-03-14'],
    ['Thursday, March 14th, 2019', '2019-03-14'],
    ['14-Mar-2019', '2019-03-14'],
    ['3/14/2019', '2019-03-14'],
    ['2019/3/14', '2019-03-14'],
    ['20190314', '2019-03-14'],
    ['14.III.2019', '2019-03-14'],
    ['14. März 2019', '2019-03-14'],
    ['le 1er mars 2019', '2019-03-01'],
    ['14 de marzo de 2019', '2019-03-14'],
    ['2019年3月14日', '2019-03-14'],
    ['3/3/2019', '2019-03-03'],
    ['yesterday', '2026-11-28'],
    ['March 2019', '2019-03'],
    ['Sept. 2025', '2025-09'],
    ['1/2019', '2019-01'],
    ['the year 2019', '2019'],
    ['about 1950', '1950~'],
    ['c.1950', '1950~'],
    ['ca. March 1950', '1950-03~'],
    ['vers 1950', '1950~'],
    ['perhaps 2019', '2019?'],
    ['March 2019?', '2019-03?'],
    ['probably about March 2019', '2019-03%'],
    ['spring 2021', '2021-21'],
    ['Fall of 2021', '2021-23'],
    ['été 2021', '2021-22'],
    ['winter 2020–21', '2020-24'],
    ['Q1 2019', '2019-33'],
    ['second half of 2019', '2019-41'],
    ['1er trimestre 2021', '2021-33'],
    ['the 1960s', '196X'],
    ['1960er Jahre', '196X'],
    ['19th century', '18XX'],
    ['XIXe siècle', '18XX'],
    ['5th century BC', '-04XX'],
    ['1st century BC', '[-0099..0000]'],
    ['44 BC', '-0043'],
    ['1 BCE', '0000'],
    ['15 March 44 BC', '-0043-03-15'],
    ['c. 44 v. Chr.', '-0043~'],
    ['AD 79', '0079'],
    ['24 August 79 AD', '0079-08-24'],
    ['476', '0476'],
    ['2001–2003', '2001/2003'],
    ['2001-2003', '2001/2003'],
    ['2001–03', '2001/2003'],
    ['from 2001 to 2003', '2001/2003'],
    ['about 2001 to 2003', '2001~/2003~'],
    ['3–5 March 2019', '2019-03-03/2019-03-05'],
    ['3-5 March 2019', '2019-03-03/2019-03-05'],
    ['March 3–5, 2019', '2019-03-03/2019-03-05'],
    ['3 March – 5 April 2019', '2019-03-03/2019-04-05'],
    ['March-May 2019', '2019-03/2019-05'],
    ['50–44 BC', '-0049/-0043'],
    ['44 BC – AD 14', '-0043/0014'],
    ['2001 to the present', '2001/..'],
    ['before about 1950', '[..1949,~1950]'],
    ['about 1950 or earlier', '[..1949,~1950]'],
    ['not after c. 1950', '[..1949,~1950]'],
    ['by about March 2019', '[..2019-02,2019-03~]'],
    ['after about 1950', '[~1950,1951..]'],
    ['not before about 1950', '[~1950,1951..]'],
    ['ca. 1950 or later', '[~1950,1951..]'],
    ['after about 14 March 2019', '[2019-03-14~,2019-03-15..]'],
    ['between about 1940 and 1950', '[~1940,1941..1950]'],
    ['between 1940 and about 1950', '[1940..1949,~1950]'],
    ['between c. 1940 and c. 1950', '[~1940,1941..1949,~1950]'],
    ['between about 1949 and about 1950', '[~1949,~1950]'],
    ['before perhaps 1950', '[..1949,?1950]'],
    ['before perhaps about 1950', '[..1949,%1950]'],
    ['before about 44 BC', '[..-0044,~-0043]'],
    ['vor etwa 1950', '[..1949,~1950]'],
    ['entre environ 1940 et 1950', '[~1940,1941..1950]'],
    ['no antes de hacia 1950', '[~1950,1951..]'],
    ['not before 1950', '[1950..]'],
    ['not after 1950', '[..1950]'],
    ['nicht vor 1950', '[1950..]'],
    ['pas après 1950', '[..1950]'],
    ['until about 1950', '../1950~'],
    ['since March 2019', '2019-03/..'],
    ['until 2003', '../2003'],
    ['before 1950', '[..1949]'],
    ['before March 2019', '[..2019-02]'],
    ['before 1 March 2020', '[..2020-02-29]'],
    ['before the 1990s', '[..1989]'],
    ['before 1 BC', '[..-0001]'],
    ['after 31 December 2019', '[2020-01-01..]'],
    ['after 1 BC', '[0001..]'],
    ['no later than 1950', '[..1950]'],
    ['1950 or later', '[1950..]'],
    ['between 1950 and 1960', '[1950..1960]'],
    ['spring to autumn 2021', '2021-03/2021-11'],
    ['spring 2021 to 2022', '2021-03/2022'],
    ['autumn 2020 – winter 2021', '2020-09/2022-02'],
    ['about spring to autumn 2021', '2021-03~/2021-11~'],
    ['between spring and autumn 2021', '[2021-03..2021-11]'],
    ['since spring 2021', '2021-03/..'],
    ['spring 2021 to the present', '2021-03/..'],
    ['until autumn 2021', '../2021-11'],
    ['by Q1 2019', '[..2019-03]'],
    ['spring 2021 or later', '[2021-03..]'],
    ['Q1–Q3 2019', '2019-01/2019-09'],
    ['perhaps spring 2021', '2021-03?/2021-05?'],
    ['perhaps the 1990s', '1990?/1999?'],
    ['1980s to 1990s', '198X/199X'],
    ['zwischen März und Mai 2019', '[2019-03..2019-05]'],
    ['2024-07-06', '2024-07-06'],
    ['201x', '201X'],
    ['2021/2023', '2021/2023'],
    ['', ''],
  ])('%s is %s', (text, edtf) => {
    expect(reading(text)).toBe(edtf)
    expect(edtf === '' || isEdtf(edtf)).toBe(true)
  })

  it.each([
    ['3/4/2019', ['2019-04-03', '2019-03-04']],
    ['3.4.2019', ['2019-04-03', '2019-03-04']],
    ['c. 3/4/2019', ['2019-04-03~', '2019-03-04~']],
    ['after 3-4-2019', ['[2019-04-04..]', '[2019-03-05..]']],
    ['3/4/2019 – 5/6/2019', ['2019-04-03/2019-06-05', '2019-03-04/2019-05-06']],
    ['1900s', ['190X', '19XX']],
    ['early 1990s', ['199X', '[1990..1993]']],
    ['late 19th century', ['18XX', '[1867..1899]']],
    ['mid-2019', ['2019', '2019-38']],
    ['late February 2020', ['2020-02', '[2020-02-21..2020-02-29]']],
    ['before about the 1940s', ['[..1939]', '[..1939,~1940]']],
    ['about spring 2021', ['2021-21', '2021-03~/2021-05~']],
    ['c. Q1 2019', ['2019-33', '2019-01~/2019-03~']],
    ['about winter 2020–21', ['2020-24', '2020-12~/2021-02~']],
    ['c. 1990s', ['199X', '1990~/1999~']],
    ['about the 19th century', ['18XX', '1800~/1899~']],
  ])('%s is asked about: %j', (text, meant) => {
    expect(reading(text)).toEqual(meant)
  })

  it('is not asked about where the weekday tells', () => {
    expect(reading('Wed 3/4/2019')).toBe('2019-04-03')
    expect(reading('Monday, 3/4/2019')).toBe('2019-03-04')
    expect(reading('Friday 14 March 2019')).toBe('That day was a Thursday. Correct the day, or leave the weekday out.')
  })

  it.each([
    ['30 February 2019', 'February 2019 has no day 30.'],
    ['29.2.2019', 'February 2019 has no day 29.'],
    ['13/2019', 'There is no month 13.'],
    ['14 March', 'The year is missing. Write it in full, such as 2019.'],
    ['last summer', 'The year is missing. Write it in full, such as 2019.'],
    ['3/4/19', 'Write the year in full, such as 2019, or as AD 19.'],
    ["14 March '19", 'Write the year in full, such as 2019, or as AD 19.'],
    ['the 90s', 'Write the year in full, such as 2019, or as AD 19.'],
    ['0 BC', 'There is no year 0: 1 BC is followed by AD 1.'],
    ['2003–2001', 'It ends before it begins, or one of its ends is not exact enough.'],
    ['n.d.', 'Leave it empty where no date is known.'],
  ])('%s is refused: %s', (text, message) => {
    expect(reading(text)).toBe(message)
  })

  it.each([
    'soon',
    '7 Brumaire XII',
    '5 o’clock',
    '2019 2020',
    'March 2019 2020',
    '0',
    'x'.repeat(5_000),
    'to '.repeat(39),
  ])('%s is refused with how to write one', (text) => {
    expect(reading(text)).toContain('14 March 2019, March 2019, about 1950')
  })

  it('refuses a doubt that cannot be kept, and drops none', () => {
    for (const text of ['about before 1950', 'perhaps between 1950 and 1960'])
      expect(reading(text)).toContain('Leave ‘about’ or ‘perhaps’ out,')
  })
})

describe('what is shown of a date', () => {
  const year = fc.integer({ min: -3000, max: 9999 })
  const edtf = fc
    .tuple(
      year,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom(...'ymdsqt'),
      fc.constantFrom('', '?', '~', '%'),
    )
    .map(([y, m, d, exactness, doubt]) => {
      const [figures, month, date] = [
        String(Math.abs(y)).padStart(4, '0'),
        String(m).padStart(2, '0'),
        String(d).padStart(2, '0'),
      ]
      const whole = `${y < 0 ? '-' : ''}${figures}`
      if (exactness === 's') return `${whole}-2${1 + (m % 4)}`
      if (exactness === 'q') return `${whole}-3${3 + (m % 4)}`
      if (exactness === 't') return `[..${whole}]`
      return `${whole}${exactness === 'y' ? '' : `-${month}`}${exactness === 'd' ? `-${date}` : ''}${doubt}`
    })
  // ‘About 2001 to 2003’ is said of both ends.
  const certain = edtf.filter((date) => !/[?~%[]/.test(date))
  const span = fc.tuple(certain, certain).map((ends) => ends.join('/'))

  it('is read as that date again', () => {
    fc.assert(
      fc.property(fc.oneof(edtf, span), (date) => {
        fc.pre(isEdtf(date))
        expect(readDate(dateWords({ edtf: date }), TODAY)).toMatchObject({ kind: 'read', edtf: date })
      }),
      { numRuns: runs(200) },
    )
  })

  it('never is anything but a date, whatever is written', () => {
    const words = [
      ...MONTH_OF.keys(),
      ...SEASON_OF.keys(),
      'about',
      'before',
      'to',
      '–',
      '-',
      '/',
      '.',
      'BC',
      '3',
      '14',
      '2019',
      '19',
      '?',
      'of',
      'early',
      '1990s',
      '19th',
      'century',
      'between',
      'and',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), fc.constantFrom(' ', ''), (parts, gap) => {
        const read = readDate(parts.join(gap), TODAY)
        const meant = read.kind === 'choice' ? read.meant : read.kind === 'read' ? [read] : []
        for (const { edtf: kept, words: shown } of meant) {
          expect(isEdtf(kept)).toBe(true)
          expect(shown).toBe(dateWords({ edtf: kept }))
        }
      }),
      { numRuns: runs(300) },
    )
  })
})

it('no word means two things', () => {
  const all = [...MONTH_OF.keys(), ...SEASON_OF.keys(), ...WEEKDAY_OF.keys()]
  expect(all.length).toBe(new Set(all).size)
})
