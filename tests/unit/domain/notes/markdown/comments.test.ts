import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteLabel } from '../../../../../src-main/domain/records/note'
import { commentRanges } from '../../../../../src-main/domain/notes/markdown/comment-ranges'
import { shownStart, withoutComments } from '../../../../../src-main/domain/notes/markdown/comments'
import { scanNote } from '../../../../../src-main/domain/notes/markdown/scan-note'
import { noteTree } from '../../../../../src-main/domain/notes/markdown/note-tree'
import { parseNote } from '../../../../../src-main/domain/notes/markdown/parse-note'
import { runs } from '../../../../support/runs'

const commentsOf = (text: string) => commentRanges(text).map(({ from, to }) => text.slice(from, to))

describe('a comment in a note', () => {
  it.each([
    ['a %%one%% b <!--two--> c', ['%%one%%', '<!--two-->']],
    ['%%\nover\n\nparagraphs\n%%\nrest', ['%%\nover\n\nparagraphs\n%%']],
    ['in a line %%from here\n\n# to\n\n- there%% on', ['%%from here\n\n# to\n\n- there%%']],
    ['%% with `half a span %% and `code %%x%%` %%y%%', ['%% with `half a span %%', '%%y%%']],
    ['%%\n```\ncode\n%%\nrest %%z%%', ['%%\n```\ncode\n%%', '%%z%%']],
    ['# Heading %%h%%\ntext', ['%%h%%']],
    ['# Heading %%h\nstill%%\ntext', ['%%h\nstill%%']],
    ['%%<!--%% shown -->', ['%%<!--%%']],
    ['%%%%', ['%%%%']],
    // A line set in by four is no fence, and what looks like one there hides nothing.
    ['    ```\n%%a%%', ['%%a%%']],
    ['\t~~~ %%a%%\n\n<!-- b -->', ['%%a%%', '<!-- b -->']],
    ['- a\n\n      ```\n\n%%b%%\n\n%% to the end', ['%%b%%', '%% to the end']],
    // Never closed.
    ['text\n\n%% to the end\n\nof it', ['%% to the end\n\nof it']],
    ['  <!-- to the end', ['<!-- to the end']],
    ['grew by 5 %% in a year <!-- arrow', []],
    // Code, and what is behind a backslash.
    ['`%%a%%` and `<!-- b -->`', []],
    ['```\n%%a%%\n```\n\n~~~\n<!-- b -->\n~~~', []],
    ['\\%%a\\%% \\<!-- b -->', []],
    ['[^1]: ```\n    %%a%%\n    ```', []],
    ['1. > ~~~\n   > %%a%%', []],
  ])('is found in %j', (text, comments) => {
    expect(commentsOf(text)).toEqual(comments)
  })

  it('is not read, and leaves the paragraphs as they were', () => {
    expect(withoutComments('One.\n\n%%two%%\n\nThree.')).toBe('One.\n\nThree.')
    expect(withoutComments('%%\nabout\n%%\n\nOne.')).toBe('One.')
    expect(withoutComments('One %%two%% three.')).toBe('One  three.')
    const text = 'One.\n%%two\n\ntwo%%\n- [ ] three %%x%%'
    expect(noteTree(text).text.split('\n')).toHaveLength(text.split('\n').length)
    expect(parseNote(text)).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', items: [{ checked: false, box: text.indexOf('[ ]') }] },
    ])
    expect(JSON.stringify(parseNote('a <!-- b\n\n```\nc --> d'))).not.toMatch(/[bc]/)
  })

  it('names no note, links to nothing, cites nothing and tags nothing', () => {
    const body = '%%secret [[aland]] [@gazette] #tag%%\n\nShown [[bland]].'
    expect(noteLabel({ title: '', body })).toBe('Shown bland.')
    expect(noteLabel({ title: '', body: `%%${'x'.repeat(5_000)}%%\nShown` })).toBe('Shown')
    expect(shownStart(`${'x'.repeat(9)}%%secret%% y`, 10)).toBe(`${'x'.repeat(9)} `)
    expect(scanNote(body)).toMatchObject({ links: [{ target: 'bland' }], citations: [], tags: [] })
    expect(scanNote(body, 'with comments')).toMatchObject({ links: [{}, {}], citations: [{}], tags: [{ name: 'tag' }] })
  })

  it('is never shown: what the tree of the rest has as words holds none', () => {
    const part = fc.constantFrom(
      ...['%%', '%%', '<!--', '-->', '`', '``', '```', '~~~', '\n', '\n\n', '\t', '    ', '  '],
      ...['> ', '- ', '1. ', '# ', '- [ ] ', '[^1]: ', '\\', '|', '| a | b |\n| - | - |\n', 'a', '---'],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { tree, text } = noteTree(parts.join(''))
        const code: [number, number][] = []
        tree.iterate({
          enter: ({ name, from, to }) => void (/^(?:InlineCode|FencedCode)$/.test(name) && code.push([from, to])),
        })
        const shown = [...text.matchAll(/(?<!\\)(?:\\\\)*%%/g)]
          .map(({ index, 0: all }) => index + all.length - 2)
          .filter((at) => !code.some(([from, to]) => at >= from && at < to))
        expect(shown.length).toBeLessThan(2)
      }),
      { numRuns: runs(300) },
    )
  })

  it('is the same wherever it is left out: no word of it is read, printed or handed over', () => {
    const part = fc.constantFrom('%%', '<!--', '-->', '\n', '\n\n', '`', '```', '# ', '- ', '> ', 'a ', '\\', '|')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
        const text = parts.map((each) => (each === 'a ' ? 'word ' : each)).join('')
        const secret = [...text]
        for (const { from, to } of commentRanges(text))
          for (let at = from; at < to; at++) if (/[a-z]/.test(secret[at] ?? '')) secret[at] = 'Q'
        const marked = secret.join('')
        expect(commentsOf(marked).length).toBe(commentsOf(text).length)
        expect(withoutComments(marked)).not.toContain('Q')
        expect(JSON.stringify(parseNote(marked))).not.toContain('Q')
        expect(JSON.stringify(parseNote(withoutComments(marked)))).not.toContain('Q')
      }),
      { numRuns: runs(200) },
    )
  })
})
