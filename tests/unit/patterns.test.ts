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
    expect([...slow].filter(([pattern]) => !BOUNDED.has(pattern) && !pattern.startsWith(OF_DATES))).toEqual([])
  })

  it('that are bounded are still there, and slow', () => {
    expect([...BOUNDED.keys()].filter((pattern) => !slow.has(pattern))).toEqual([])
  })

  it('are put together while the app runs from what is known alone', () => {
    expect(new Set(made)).toEqual(new Set(MADE.keys()))
  })
})
