import { afterEach, describe, expect, it, vi } from 'vitest'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { Face } from '../../../src-main/briefing/fonts/face'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { PARAGRAPH_STYLES } from '../../../src-main/briefing/style/paragraph-styles'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import { fontsFolder } from './engine'

afterEach(() => vi.restoreAllMocks())

function shaper(): Shaper {
  const description = { title: 't', producer: 'p', date: new Date(0), language: 'en', fileId: new Uint8Array(16) }
  return new Shaper(new DocumentFonts(new FontLibrary(fontsFolder), new BriefingPdf(description)))
}

describe('a word that no line holds', () => {
  it('is shaped in runs, whatever it is made of, each at the end of a letter with its marks', () => {
    const run = vi.spyOn(Face.prototype, 'run')
    for (const word of [`a${'\u0301'.repeat(5_000)}`, 'é'.repeat(3_000), 'e\u0301'.repeat(3_000)]) {
      run.mockClear()
      shaper().shape(word, PARAGRAPH_STYLES.body.text)
      const shaped = run.mock.calls.map(([text]) => text)
      expect(shaped.join('')).toBe(word)
      expect(Math.max(...shaped.map((text) => text.length))).toBeLessThanOrEqual(400)
      if (word.startsWith('e')) for (const text of shaped) expect(text).toMatch(/^e.*\u0301$/)
    }
  })
})
