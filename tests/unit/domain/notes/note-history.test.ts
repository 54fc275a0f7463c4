import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Note } from '../../../../src-main/domain/records/note'
import { mergeText } from '../../../../src-main/domain/text/merge-text'
import { keepsRevision } from '../../../../src-main/domain/notes/book/revision-policy'
import { NOTE_TEMPLATES } from '../../../../src-main/domain/notes/book/templates'
import { diffText } from '../../../../src-main/domain/text/text-diff'
import { parseNote } from '../../../../src-main/domain/notes/markdown/parse-note'
import { runs } from '../../../support/runs'

const text = fc
  .array(fc.constantFrom('one', 'two', ' ', '\n', '\n\n', 'drei', '.', '😀', '\0', '\ud800'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('the difference of two texts', () => {
  it('put together again is both texts to the letter', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffText(before, after)
        const side = (other: string) =>
          parts
            .filter((part) => part.kind !== other)
            .map((part) => part.text)
            .join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
      }),
      { numRuns: runs(100) },
    )
  })

  it('names the changed words only', () => {
    expect(diffText('The first line.\nThe second line.\n', 'The first line.\nThe other line.\n')).toEqual([
      { kind: 'same', text: 'The first line.\nThe ' },
      { kind: 'removed', text: 'second' },
      { kind: 'added', text: 'other' },
      { kind: 'same', text: ' line.\n' },
    ])
  })

  it('of two long texts without anything in common is one whole against the other', () => {
    const a = Array.from({ length: 100_000 }, (_, at) => `alpha beta ${at}`).join('\n')
    const b = Array.from({ length: 100_000 }, (_, at) => `gamma delta ${-at}`).join('\n')
    expect(diffText(a, b)).toEqual([
      { kind: 'removed', text: a },
      { kind: 'added', text: b },
    ])
  })
})

describe('two versions of one text', () => {
  it('are put together when they changed different lines', () => {
    const base = 'one\ntwo\nthree\nfour\nfive\n'
    expect(mergeText(base, base.replace('one', 'ONE'), base.replace('five', 'FIVE'))).toBe(
      'ONE\ntwo\nthree\nfour\nFIVE\n',
    )
    expect(mergeText(base, `${base}six\n`, `zero\n${base}`)).toBe(`zero\n${base}six\n`)
  })

  it('are not put together when they changed the same line', () => {
    expect(mergeText('one\n', 'ONE\n', 'eins\n')).toBeUndefined()
    expect(mergeText('one\n', 'one\nmine\n', 'one\ntheirs\n')).toBeUndefined()
  })

  it('of which one changed nothing give the other, and equal ones themselves', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeText(base, changed, base)).toBe(changed)
        expect(mergeText(base, base, changed)).toBe(changed)
        expect(mergeText(base, changed, changed)).toBe(changed)
      }),
      { numRuns: runs(100) },
    )
  })

  it('give the same whichever comes first', () => {
    fc.assert(
      fc.property(text, text, text, (base, a, b) => {
        expect(mergeText(base, a, b)).toBe(mergeText(base, b, a))
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('a version of a note', () => {
  const before: Note = {
    id: 'r-1',
    targets: [],
    title: '',
    body: 'x'.repeat(1_000),
    tags: [],
    createdAt: '2026-01-01T10:00:00.000Z',
    updatedAt: '2026-01-01T10:05:00.000Z',
  }
  const kept = (over: Partial<Note>, now: string, lastKeptAt?: string) =>
    keepsRevision({ before, after: { ...before, ...over }, now, ...(lastKeptAt !== undefined && { lastKeptAt }) })

  it('is not kept for every pause in typing', () => {
    expect(kept({ body: `${before.body}y` }, '2026-01-01T10:06:00.000Z')).toBe(false)
  })

  it('is kept when a new sitting begins', () => {
    expect(kept({ body: `${before.body}y` }, '2026-01-01T10:20:00.000Z')).toBe(true)
  })

  it('is kept every half hour of a long sitting', () => {
    const typing = { ...before, updatedAt: '2026-01-01T10:59:00.000Z' }
    const moment = { before: typing, after: { ...typing, body: 'y' + typing.body }, now: '2026-01-01T11:00:00.000Z' }
    expect(keepsRevision({ ...moment, lastKeptAt: '2026-01-01T10:45:00.000Z' })).toBe(false)
    expect(keepsRevision({ ...moment, lastKeptAt: '2026-01-01T10:29:00.000Z' })).toBe(true)
    expect(keepsRevision(moment)).toBe(true)
  })

  it('is kept when much is taken out at once', () => {
    expect(kept({ body: 'x'.repeat(500) }, '2026-01-01T10:06:00.000Z')).toBe(true)
  })

  it('is not kept when nothing was changed but the pin', () => {
    expect(kept({ pinned: true }, '2026-01-02T10:00:00.000Z')).toBe(false)
  })
})

describe('the templates', () => {
  it.each(NOTE_TEMPLATES.map((template) => [template.name, template] as const))(
    '%s reads as a note',
    (_name, template) => {
      const subject = { day: '2026-11-23', subject: 'Mali' }
      expect(template.title(subject)).not.toMatch(/undefined|\[\[/)
      expect(parseNote(template.body(subject)).length).toBeGreaterThan(3)
      expect(template.body({ day: '2026-11-23' })).not.toContain('undefined')
    },
  )
})
