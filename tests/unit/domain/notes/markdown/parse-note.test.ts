import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowedAddress } from '../../../../../src-main/domain/notes/markdown/markdown-address'
import { parseNote } from '../../../../../src-main/domain/notes/markdown/parse-note'
import { HOSTILE_MARKDOWN } from '../../../../fixtures/hostile-markdown'
import { arbSign } from '../../../../support/arbitraries'
import { runs } from '../../../../support/runs'

/** Every value of one property, wherever it stands in the blocks. */
function collect(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => (name === key ? [part] : collect(part, key)))
}

/** All words of the blocks, as they are read. */
const textOf = (markdown: string) => collect(parseNote(markdown), 'text').join('')

describe('a note', () => {
  it('is read into blocks', () => {
    const text =
      '# Title #tag\n\nSee [[mali|Mali]] and [@article, para. 6].[^1]\n\n- [ ] todo\n- [x] done\n    1. deep\n\n' +
      '| A | B |\n| - | -: |\n| [[mali|Mali]] | **x** |\n\n> quoted\n\n```js\ncode\n```\n\n---\n\n[^1]: Small.'
    const blocks = parseNote(text)
    expect(blocks.map((block) => block.kind)).toEqual(
      'heading,paragraph,list,table,quote,code,rule,footnotes'.split(','),
    )
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: 'See ' },
        { kind: 'note-link', target: 'mali', label: 'Mali' },
        { kind: 'text', text: ' and ' },
        {
          kind: 'citation',
          refs: [{ kind: 'source', sourceId: 'article', locator: { kind: 'paragraph', value: '6' } }],
        },
        { kind: 'text', text: '.' },
        { kind: 'footnote-ref', number: 1 },
      ],
    })
    expect(blocks[2]).toMatchObject({
      tight: true,
      items: [
        { checked: false, box: text.indexOf('[ ]') },
        {
          checked: true,
          box: text.indexOf('[x]'),
          blocks: [{ kind: 'paragraph' }, { kind: 'list', ordered: true, start: 1 }],
        },
      ],
    })
    expect(blocks[3]).toMatchObject({
      alignments: [null, 'right'],
      rows: [[[{ kind: 'note-link', target: 'mali', label: 'Mali' }], [{ kind: 'strong' }]]],
    })
    expect(blocks[7]).toMatchObject({ items: [{ number: 1, blocks: [{ kind: 'paragraph' }] }] })
  })

  it('keeps its links when its lists are deep', () => {
    expect(parseNote('- a\n\n        [[mali]]')).toMatchObject([
      { items: [{ blocks: [{ kind: 'paragraph' }, { inlines: [{ kind: 'note-link' }] }] }] },
    ])
  })

  it('numbers footnotes as they are pointed at, and shows what nothing points at last', () => {
    const blocks = parseNote('a[^b] c[^a] d[^b] e[^none]\n\n[^x]: Lonely.\n[^a]: First.\n\n[^b]: Second.\n    More.')
    expect(collect(blocks[0], 'number')).toEqual([1, 2, 1])
    expect(blocks.at(-1)).toMatchObject({ items: [{ number: 1 }, { number: 2 }, { number: 3 }] })
    expect(collect(blocks.at(-1), 'text')).toEqual(['Second.\nMore.', 'First.', 'Lonely.'])
  })

  it('links addresses that stand in its text, without the sign that ends the sentence', () => {
    expect(
      collect(parseNote('See https://a.example/x_y_z?q=1 (http://b.example/) and www.c.example.'), 'href'),
    ).toEqual(['https://a.example/x_y_z?q=1', 'http://b.example/'])
  })

  it('keeps the words of a thousand nested lists and quotes', () => {
    const lists = Array.from({ length: 1_000 }, (_, at) => `${'  '.repeat(at)}- item${at}`).join('\n')
    expect(textOf(lists)).toMatch(/item0[\s\S]*item999/)
    expect(textOf(`${'> '.repeat(1_000)}deep`)).toContain('deep')
  })

  it.each([
    ['one word of a million letters', 'a'.repeat(1_000_000)],
    ['a megabyte of prose', 'Some words and [[Mali]] #tag. '.repeat(35_000)],
    ['half a million open brackets', '['.repeat(500_000)],
    ['many half-open citations', '[@a'.repeat(100_000)],
    ['many backticks of many lengths', Array.from({ length: 800 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['many addresses without a space', 'https://a.b/'.repeat(50_000)],
    ['many footnotes of one name', '[^1]: x\n\n'.repeat(20_000)],
    ['a table of 20,000 columns', `${'|a'.repeat(20_000)}|\n${'|-'.repeat(20_000)}|`],
    ['NUL and lone surrogates', '\0\ud800 x \udfff'.repeat(1_000)],
  ])('is read to its end: %s', (_name, markdown) => {
    expect(parseNote(markdown).length).toBeGreaterThan(0)
  })
})

describe('a hostile note', () => {
  it.each(HOSTILE_MARKDOWN.map((markdown) => [markdown]))(
    '%j holds no address but http, https and mailto',
    (markdown) => {
      const blocks = parseNote(markdown)
      for (const href of collect(blocks, 'href')) expect(href).toMatch(/^(?:https?:\/\/|mailto:)[!-~]*$/i)
      const kinds = new Set(collect(blocks, 'kind'))
      for (const kind of kinds)
        expect(
          (
            'heading paragraph quote list code table rule footnotes text strong emphasis strike link image note-link tag citation ' +
            'source claim paragraph page section footnote-ref break'
          ).split(' '),
        ).toContain(kind)
    },
  )

  it('is never read into anything but known blocks, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: arbSign, maxLength: 300 }), (markdown) => {
        for (const href of collect(parseNote(markdown), 'href')) expect(isAllowedAddress(String(href))).toBe(true)
      }),
      { numRuns: runs(200) },
    )
  })

  it.each([
    'javascript:x',
    ' javascript:x',
    'java\nscript:x',
    '\u0001https://a',
    'data:x',
    'file:///x',
    'smb://x',
    '//x',
    '/x',
    'x',
    '',
    'https:/x',
  ])('may not link to %j', (address) => {
    expect(isAllowedAddress(address)).toBe(false)
  })
})
