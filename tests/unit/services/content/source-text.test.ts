import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textToEdit } from '../../../../src-main/domain/text/text-to-edit'
import { splitParagraphs } from '../../../../src-main/services/content/source-text'
import { runs } from '../../../support/runs'

const parted = (text: string) => splitParagraphs(text).map(({ heading, text }) => (heading ? [heading, text] : text))

/** Lines as a typewriter fills them. */
function wrapped(words: string, width = 70): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words.split(' ')) {
    if (line.length + word.length >= width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
const sentence = (at: number) =>
  `Sentence number ${at} says what the one before it did not say, at some length and with care.`
const prose = (from: number, count: number) => Array.from({ length: count }, (_, at) => sentence(from + at)).join(' ')

describe('a source’s text', () => {
  it('keeps every heading that stands above a paragraph', () => {
    expect(parted('# Part one\n\n## Chapter 2 ##\n\n### Scene\n\nIt began.\n\n## Chapter 3\nWithout a gap.')).toEqual([
      ['Part one · Chapter 2 · Scene', 'It began.'],
      ['Chapter 3', 'Without a gap.'],
    ])
    expect(parted('# Part\n## Chapter\n\nIt began.\n# Last')).toEqual([['Part · Chapter', 'It began.'], 'Last'])
    expect(parted('# Part\n\n## End')).toEqual(['Part · End'])
    expect(parted('PART ONE\n========\n\nChapter\n-------\nIt began.\nThen\n---\nit ended.')).toEqual([
      ['PART ONE · Chapter', 'It began.\nThen\n---\nit ended.'],
    ])
    expect(parted(`# ${'long '.repeat(500)}\n\nText.`)).toEqual(['long '.repeat(500).trim(), 'Text.'])
  })

  it('is parted at its line breaks when these part paragraphs, though there be an empty line somewhere', () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, at) => `Line ${at} is a paragraph of its own, as long as it likes to be${'.'.repeat(at % 50)}.`,
    )
    expect(parted(lines.join('\n'))).toEqual(lines)
    expect(parted(`A title\n\n${lines.join('\n')}`)).toEqual(['A title', ...lines])
  })

  it.each([
    ['set in', (paragraph: string[]) => paragraph.map((line, at) => (at === 0 ? `   ${line}` : line))],
    ['ended by a short line', (paragraph: string[]) => paragraph],
  ])('is put together to paragraphs that are %s where its lines are only kept short', (_how, typed) => {
    const paragraphs = Array.from({ length: 400 }, (_, at) => typed(wrapped(`${prose(at * 7, 7)} So.`)))
    for (const title of ['', 'A TITLE\n\n']) {
      const texts = splitParagraphs(title + paragraphs.flat().join('\r\n')).map(({ text }) => text)
      expect(texts.join('\n').replace(/\s+/g, ' ')).toBe(
        (title + paragraphs.flat().join(' ')).replace(/\s+/g, ' ').trim(),
      )
      expect(texts.length).toBeGreaterThan(300)
      expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(3_000)
    }
  })

  it('is parted behind sentences where nothing else parts it', () => {
    const one = prose(0, 5_000)
    const texts = splitParagraphs(one).map(({ text }) => text)
    expect(texts.join(' ')).toBe(one)
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(2_000)
  })

  it('leaves a long paragraph that its author parted from the others', () => {
    const long = prose(0, 100)
    expect(parted(`${long}\n\n${wrapped(long).join('\n')}`)).toEqual([long, wrapped(long).join('\n')])
  })

  it('comes out of the form’s field as it went into it', () => {
    const line = fc.constantFrom(
      '# Head',
      '## Sub #',
      'Text.',
      '====',
      '---',
      ' ',
      '',
      '\\# text',
      '\\\\---',
      '  set in',
      'a\tb',
      '# ',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const once = splitParagraphs(lines.join('\n'))
        const words = (paragraphs: typeof once) => paragraphs.map(({ heading, text }) => [heading, text])
        expect(words(splitParagraphs(textToEdit(once)))).toEqual(words(once))
      }),
      { numRuns: runs(300) },
    )
  })
})
