import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNote } from '../../../../../src-main/domain/notes/markdown/parse-note'
import { formatCitation, formatLink } from '../../../../../src-main/domain/notes/markdown/note-syntax'
import { noteTags, scanNote } from '../../../../../src-main/domain/notes/markdown/scan-note'
import { runs } from '../../../../support/runs'

const links = (body: string) =>
  scanNote(body).links.map(({ target, label }) => (label === undefined ? target : [target, label]))
const tags = (body: string) => scanNote(body).tags.map((tag) => tag.name)

describe('links in a note', () => {
  it('are read by name, by id and with a label, with their places', () => {
    const body = 'See [[Côte d’Ivoire]] and [[mali|the Malians]].'
    expect(links(body)).toEqual(['Côte d’Ivoire', ['mali', 'the Malians']])
    const [first] = scanNote(body).links
    expect(body.slice(first?.from, first?.to)).toBe('[[Côte d’Ivoire]]')
  })

  it('take the bar as a table writes it', () => {
    expect(links('| [[mali\\|Mali]] | x |')).toEqual([['mali', 'Mali']])
  })

  it.each([
    '[[]]',
    '[[ ]]',
    '[[a\nb]]',
    '\\[[a]]',
    '`[[a]]`',
    '``x ` [[a]]``',
    '```\n[[a]]\n```',
    '~~~ md\n[[a]]',
    '- ```\n  [[a]]\n  ```',
    '> ```\n> [[a]]\n> ```',
  ])('are not read in %j', (body) => {
    expect(links(body)).toEqual([])
  })

  it.each([
    '`a [[b]]',
    '\\\\[[b]]',
    '    [[b]]',
    '```\nx\n```\n[[b]]',
    '`x`[[b]]`y`',
    '\\`[[b]]`',
    '- `a\n- [[b]]`',
    '- # `\n[[b]]`',
    '1. - ## `\n[[b]]`',
  ])('are read in %j', (body) => {
    expect(links(body)).toEqual(['b'])
  })

  it('read back what is written, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), (label, inTable) => {
        const written = `x ${formatLink('mali', label, inTable)} y`
        const [link, ...others] = scanNote(written).links
        expect(others).toEqual([])
        expect(link?.target).toBe('mali')
        expect([2, written.length - 2]).toEqual([link?.from, link?.to])
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('tags in a note', () => {
  it.each([
    ['#gold #Émirats/été (#x1), #a-b.', ['gold', 'Émirats/été', 'x1', 'a-b']],
    ['# heading', []],
    ['a#b c/#d &#39; #123 #1-2', []],
    ['[x](#anchor) `#code` \\#no', []],
    ['https://a.b/c#frag', []],
    ['#سونكو #马里', ['سونكو', '马里']],
  ])('of %j are %j', (body, expected) => {
    expect(tags(body)).toEqual(expected)
  })

  it('reach 500 characters and no further', () => {
    expect(tags(`#${'x'.repeat(500)}`)).toEqual(['x'.repeat(500)])
    expect(tags(`#${'x'.repeat(501)}`)).toEqual([])
  })

  it('join those of the list, without regard to case', () => {
    expect(noteTags({ tags: ['Gold', 'field'], body: 'on #gold and #Niger' })).toEqual(['Gold', 'field', 'Niger'])
  })
})

describe('citations in a note', () => {
  it('name a paragraph, a page, a section, a whole source or a claim', () => {
    const body = '[@article, para. 6; @book, p. 14; @iso, sec. Mali; @report; @claim:c-x]'
    const [citation] = scanNote(body).citations
    expect(citation?.refs).toEqual([
      { kind: 'source', sourceId: 'article', locator: { kind: 'paragraph', value: '6' } },
      { kind: 'source', sourceId: 'book', locator: { kind: 'page', value: '14' } },
      { kind: 'source', sourceId: 'iso', locator: { kind: 'section', value: 'Mali' } },
      { kind: 'source', sourceId: 'report' },
      { kind: 'claim', claimId: 'c-x' },
    ])
    expect(formatCitation(citation?.refs ?? [])).toBe(body)
  })

  it('are forgiving about how the place is written', () => {
    for (const body of ['[@a para 6]', '[@a, para 6]', '[@a ¶ 6]', '[@a, ¶6]'])
      expect(scanNote(body).citations[0]?.refs).toEqual([
        { kind: 'source', sourceId: 'a', locator: { kind: 'paragraph', value: '6' } },
      ])
  })

  it.each(['[@]', '[@Not An Id]', '[@a](x)', 'me@example.org', '[@a, chapter 3]'])('are not read in %j', (body) => {
    expect(scanNote(body).citations).toEqual([])
  })

  it('hold no tag', () => {
    expect(scanNote('[@s, sec. #gold] #gold').tags).toHaveLength(1)
  })
})

describe('the scanner and the reading view', () => {
  it('agree that a quotation ends the code span before it', () => {
    expect(scanNote('`\n> [[a]]`').links).toHaveLength(1)
    expect(scanNote('> `a\nb [[a]]`').links).toHaveLength(0)
  })

  it('agree that a fence ends with its quotation or list item', () => {
    expect(scanNote('> ```\n> code\n\nSee [[a]] #t').links).toHaveLength(1)
    expect(scanNote('- ```\n  [[a]]\n\nSee [[b]]').links.map(({ target }) => target)).toEqual(['b'])
    expect(scanNote('> ```\n> [[a]]\n> ```').links).toHaveLength(0)
  })

  it('see the same links, tags and citations', () => {
    const piece = fc.constantFrom(
      ...[
        '[[a]]',
        '[[a|b]]',
        '#t',
        '[@s, para. 1]',
        '`',
        '``',
        '```',
        '\n',
        '\n\n',
        '- ',
        '> ',
        '\\',
        'word',
        ' ',
        '# ',
        '~~~',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const body = pieces.join('')
        // Containers that end with a fence still open are read apart; the scanner has no containers.
        fc.pre(!/(?:```|~~~)/.test(body) || !/^[ \\]*[>-]/m.test(body))
        const seen: string[] = []
        JSON.stringify(parseNote(body), (_key, value: unknown) => {
          if (typeof value === 'object' && value !== null && 'kind' in value)
            if (value.kind === 'note-link' || value.kind === 'tag' || value.kind === 'citation') seen.push(value.kind)
          return value
        })
        const syntax = scanNote(body)
        expect(seen.sort()).toEqual(
          [
            ...syntax.links.map(() => 'note-link'),
            ...syntax.tags.map(() => 'tag'),
            ...syntax.citations.map(() => 'citation'),
          ].sort(),
        )
      }),
      { numRuns: runs(600) },
    )
  })
})
