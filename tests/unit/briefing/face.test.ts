import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import type { FaceName } from '../../../src-main/briefing/fonts/typefaces'
import { fontsFolder } from './engine'
import { runs } from '../../support/runs'

const FACES: FaceName[] = [
  'serif',
  'serif-italic',
  'serif-semibold',
  'sans',
  'sans-italic',
  'sans-semibold',
  'noto-serif',
]
const FEATURES = ['', 'onum pnum', 'lnum tnum']

const letters = fc.string({
  unit: fc.constantFrom(
    ...'abcdefghijklmnopqrstuvwxyzABCTVWYfiflffjäéñøßžʼ’“”.,;:!?-–—/()0123456789 ĳİıșłДГТАУжяйέΆώĩ',
    '\u00a0',
  ),
  maxLength: 14,
})

/** Words in which letters become one glyph. */
const ligating = fc.string({
  unit: fc.constantFrom('f', 'i', 'l', 't', 'j', 'k', 'b', 'h', 'fi', 'ffl', 'a', 'T', ' '),
  maxLength: 8,
})

describe('putting words together from pairs', () => {
  it('gives what full shaping gives, for every face and feature', () => {
    const library = new FontLibrary(fontsFolder)
    fc.assert(
      fc.property(
        fc.constantFrom(...FACES),
        fc.constantFrom(...FEATURES),
        fc.oneof(letters, ligating),
        (name, features, word) => {
          const face = library.face(name)
          const quick = face.run(word, features, false)
          const full = face.shapeFully(word, features, false)
          expect(quick.glyphs).toEqual(full.glyphs)
          expect(quick.codePoints).toEqual(full.codePoints)
          expect(quick.advances.map((advance) => Math.round(advance * 100))).toEqual(
            full.advances.map((advance) => Math.round(advance * 100)),
          )
        },
      ),
      { numRuns: runs(500) },
    )
  })
})
