import { describe, expect, it } from 'vitest'
import { patternLiterals } from '../support/pattern-literals'
import { slowSignOf } from '../support/slow-pattern.mjs'

/** Patterns that are slow on a long text and never get one: what bounds it. */
const BOUNDED = new Map([
  [String.raw`src-main/domain/dating/date-words.ts /^T([\d:]+)(?:\.\d+)?(.*)$/`, 'a date has 80 characters at most'],
  [
    String.raw`src-main/exporters/follow-the-money/ftm-date.ts /[?~%]|(?:-[\dX]X)+$|T.*$/`,
    'a date has 80 characters at most',
  ],
  [String.raw`src-renderer/notes-editor/promised-pick.ts /#\S+$/`, 'it gets the 502 characters before the cursor'],
])

/** Where all patterns are given a date as it was typed, which `readDate` refuses when it is longer than 120 characters. */
const OF_DATES = 'src-main/domain/dating/'

/** Where patterns are given a value as it was typed, of at most 200 characters, or an exact decimal, of at most 400. */
const OF_VALUES = 'src-main/domain/values/'

/** Files that put patterns together while the app runs: of what. */
const MADE = new Map([
  ['src-main/briefing/text/bidi.ts', 'a class of letters'],
  ['src-main/domain/text/folding.ts', 'a class of letters'],
  ['src-main/domain/records/likelihood.ts', 'the words of the likelihood scale'],
  ['src-main/domain/notes/folders/note-file.ts', 'a constant label'],
  ['src-main/domain/notes/markdown/markdown-address.ts', 'parts that are each bounded'],
  ['src-main/domain/proposing/held-twice.ts', 'lists of words'],
  ['src-main/domain/proposing/share.ts', 'a list of words'],
  ['src-main/domain/proposing/assertion.ts', 'lists of English words'],
  ['src-main/domain/values/identifier.ts', 'the short names of schemes'],
  ['src-main/domain/values/coordinates.ts', 'parts that are constant'],
  ['src-main/domain/values/money.ts', 'parts that are constant'],
])

describe('the patterns of the product', () => {
  const { literals, made } = patternLiterals()
  const slow = new Map<string, string>()
  for (const { file, source, flags } of literals) {
    const sign = slowSignOf({ source, flags })
    if (sign !== null) slow.set(`${file} /${source}/`, sign)
  }

  it('are all found', () => {
    expect(literals.length).toBeGreaterThan(300)
    expect(literals.filter(({ file }) => file.endsWith('.svelte')).length).toBeGreaterThan(5)
  })

  it.each([
    [String.raw`(\s*)([\s\S]*?)(\s*)$`, ''],
    [String.raw`^[ \t]*-[ \t]+(.*)$`, ''],
    [String.raw`\s*\n\s*`, 'g'],
    ['(?:a+)+b', ''],
  ])('would be known for slow when one is %s', (source, flags) => {
    expect(slowSignOf({ source, flags })).not.toBeNull()
  })

  it('take no longer than a text explains, unless something bounds the text', () => {
    const isBounded = (pattern: string) =>
      BOUNDED.has(pattern) || pattern.startsWith(OF_DATES) || pattern.startsWith(OF_VALUES)
    expect([...slow].filter(([pattern]) => !isBounded(pattern))).toEqual([])
  })

  it('that are bounded are still there, and slow', () => {
    expect([...BOUNDED.keys()].filter((pattern) => !slow.has(pattern))).toEqual([])
  })

  it('are put together while the app runs from what is known alone', () => {
    expect(new Set(made)).toEqual(new Set(MADE.keys()))
  })
})
