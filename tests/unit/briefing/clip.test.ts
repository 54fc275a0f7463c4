import { describe, expect, it } from 'vitest'
import { clip } from '../../../src-main/figures/clip'

describe('clipping a label', () => {
  const upTo = (most: number) => (shown: string) => [...shown].length <= most

  it('keeps what fits, and ends what does not with an ellipsis', () => {
    expect(clip('Bamako', upTo(6))).toBe('Bamako')
    expect(clip('Bamako and Niamey', upTo(8))).toBe('Bamako…')
  })

  it('parts no letter from its marks and no pair of surrogates', () => {
    expect(clip('😀😀😀😀', upTo(3))).toBe('😀😀…')
    expect(clip('e\u0301e\u0301e\u0301', upTo(4))).toBe('e\u0301…')
    expect(clip('a'.repeat(100_000), upTo(5))).toBe('aaaa…')
  })
})
