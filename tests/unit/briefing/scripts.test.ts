import { beforeAll, describe, expect, it } from 'vitest'
import { text } from '../../../src-main/briefing/content/inline'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import type { GlyphRun } from '../../../src-main/briefing/fonts/glyph-run'
import type { FaceName } from '../../../src-main/briefing/fonts/typefaces'
import { FigureBox } from '../../../src-main/briefing/layout/figure-box'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { FIGURE_LABEL } from '../../../src-main/figures/figure-styles'
import { Painter } from '../../../src-main/briefing/pdf/painter'
import { StructureKeys, StructureNode } from '../../../src-main/briefing/pdf/structure'
import { PARAGRAPH_STYLES } from '../../../src-main/briefing/style/paragraph-styles'
import type { Line } from '../../../src-main/briefing/text/line'
import { setParagraph } from '../../../src-main/briefing/text/paragraph'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import type { ParagraphContext } from '../../../src-main/briefing/text/stretches'
import { WordPlaces } from '../../../src-main/briefing/text/word-places'
import { PARAGRAPHS } from '../../fixtures/briefing/scripts-model'
import { fontsFolder } from './engine'

const NAMES = ['thai', 'hindi', 'bengali', 'tamil', 'armenian', 'georgian', 'amharic', 'nko', 'tifinagh', 'persian']
const library = new FontLibrary(fontsFolder)
const { body, heading1 } = PARAGRAPH_STYLES

beforeAll(() => library.prepareFor(Object.values(PARAGRAPHS).join()))

function newShaper(): Shaper {
  const facts = { title: 't', producer: 'p', date: new Date(0), language: 'en', fileId: new Uint8Array(16) }
  return new Shaper(new DocumentFonts(library, new BriefingPdf(facts)))
}

function contextOf(shaper: Shaper): ParagraphContext {
  return {
    shaper,
    places: new WordPlaces(() => []),
    language: 'en',
    ties: () => false,
    noteAnchors: () => ({ mark: 'm', text: 't' }),
  }
}

function linesOf(value: string, widthPt = 380): Line[] {
  return setParagraph([text(value)], body, widthPt, new StructureNode('P'), contextOf(newShaper()))
}

function shaped(face: FaceName, word: string): GlyphRun {
  return library.face(face).run(word, '', false)
}

const characters = (run: GlyphRun): string[] => run.codePoints.map((codes) => String.fromCodePoint(...codes))

describe('a script of its own', () => {
  it.each(NAMES)('has every letter of the %s paragraph, in text and in headings', (name) => {
    const shaper = newShaper()
    for (const style of [body, heading1, PARAGRAPH_STYLES.deck])
      setParagraph([text(PARAGRAPHS[name] ?? '')], style, 380, new StructureNode('P'), contextOf(shaper))
    expect(shaper.missing).toEqual([])
  })

  it('reads no font before a text holds its letters', async () => {
    const fresh = new FontLibrary(fontsFolder)
    await fresh.prepareFor('Plain words, Ελληνικά, русский, 漢字')
    expect(fresh.shapesComplexScripts).toBe(false)
    await fresh.prepareFor('a word in ไทย')
    expect(fresh.shapesComplexScripts).toBe(true)
  })

  it('keeps the characters of a syllable in the order in which they are read, whatever order they are drawn in', () => {
    expect(characters(shaped('devanagari', 'किर्ति'))).toEqual(['कि', 'र्ति'])
    expect(characters(shaped('bengali', 'কৌশল'))).toEqual(['কৌ', 'শ', 'ল'])
    expect(characters(shaped('tamil', 'கொடு'))).toEqual(['கொ', 'டு'])
    expect(characters(shaped('thai', 'น้ำ'))).toEqual(['น้ำ'])
  })

  it('draws a vowel sign inside a word without the form that only begins one', () => {
    const begins = shaped('bengali', 'দেশ').composed?.[0]?.[0]?.glyph
    const within = shaped('bengali', 'সদেশ').composed?.[1]?.[0]?.glyph
    expect(begins).toBeDefined()
    expect(within).not.toBe(begins)
  })

  it('sets a Thai tone mark above the vowel, not over it', () => {
    // น, the round sign of ำ, the tone and the rest of ำ: the tone stands higher than alone on its letter
    const [parts = []] = shaped('thai', 'น้ำ').composed ?? []
    expect(parts).toHaveLength(4)
  })

  it('keeps what joins and what parts letters', () => {
    const joined = library.face('naskh').run('نمیخواهند', '', true)
    const parted = library.face('naskh').run('نمی\u200cخواهند', '', true)
    expect(parted.glyphs).not.toEqual(joined.glyphs)
    expect(parted.codePoints.flat()).toContain(0x200c)
    // the fonts of other scripts know nothing of joiners
    const shaper = newShaper()
    const shown = (word: string): string[] => shaper.shape(word, body.text).pieces.map(({ show }) => show)
    expect(shown('a\u200db')).toEqual(shown('ab'))
  })

  it('gives a full stop that scripts share to the face of the letters before it', () => {
    const fonts = (word: string) =>
      newShaper()
        .shape(word, body.text)
        .pieces.map(({ font }) => font.face.font.postscriptName)
    expect(fonts('হয়নি।')).toEqual(['NotoSerifBengali-Regular'])
    expect(fonts('हुआ।')).toEqual(['NotoSerifDevanagari-Regular'])
  })

  it('says a line of N’Ko as it is read, because viewers leave its letters as they stand', () => {
    const [first, ...more] = linesOf(PARAGRAPHS['nko'] ?? '', 200)
    expect([...(first?.spoken?.values() ?? [])].join('')).toMatch(/^ߡߊ߬ߟߌ߫ ߞߊ߲ߓߍ߲ /)
    expect(more.length).toBeGreaterThan(0)
    expect(linesOf(PARAGRAPHS['arabic'] ?? '')[0]?.spoken).toBeUndefined()
  })
})

describe('a paragraph of long words that no patterns break', () => {
  it('has an even edge no more, rather than holes between its words', () => {
    const tamil = linesOf(`${PARAGRAPHS['tamil'] ?? ''} ${PARAGRAPHS['tamil'] ?? ''}`)
    expect(tamil.map(({ extraPt }) => extraPt)).toEqual(tamil.map(() => 0))
    const english = linesOf('The ministers of four countries signed a joint statement on training. '.repeat(4))
    expect(english[0]?.extraPt).not.toBe(0)
  })
})

describe('a label in a figure', () => {
  it('runs as its letters do', () => {
    const shaper = newShaper()
    const style = FIGURE_LABEL
    const paint = (value: string) => {
      const painter = new Painter(
        {
          pdf: shaper.fonts.pdf,
          pages: [],
          keys: new StructureKeys(1),
          pageHeightPt: 800,
          destination: () => undefined,
        },
        0,
      )
      const node = new StructureNode('Figure', { alt: 'Two words' })
      const figure = {
        heightPt: 20,
        paint: (canvas: Parameters<FigureBox['figure']['paint']>[0]) => canvas.text(value, 0, 0, style),
      }
      new FigureBox(figure, 0, 100, node.slot(), contextOf(shaper)).paint(painter, 0, 0)
      return painter.finish()
    }
    const shown = (word: string) =>
      shaper
        .shape(word, style, true)
        .pieces.map(({ show }) => show)
        .join('')
    // the first word stands at the right
    const content = paint('שלום עולם')
    expect(content.indexOf(shown('עולם'))).toBeGreaterThan(-1)
    expect(content.indexOf(shown('שלום'))).toBeGreaterThan(content.indexOf(shown('עולם')))
  })
})
