import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, wikiLink } from '../../../src-main/exporters/markdown/escape'

describe('a link of the Markdown folder', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '&lt;b&gt;',
    '`code` and %%what is hidden%%',
    'a \\<b> c',
    '<!-- gone -->',
  ])('shows its label %s as it is, also to a reader that knows no such links', (label) => {
    const html = new MarkdownIt({ html: true }).render(`${wikiLink('File', label)}\n`)
    expect(html).not.toMatch(/<(?!\/?p>)/)
    const shown = html
      .replace(/<\/?p>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    expect(shown.trim()).toBe(`[[File|${label}]]`)
  })

  it.each(['<img src=x onerror=alert(1)>', 'a <b>c</b> &amp; d', '[x](javascript:y)', '**a** _b_ ~~c~~ `d`'])(
    'stands beside plain text such as %s, which stays text',
    (text) => {
      const html = new MarkdownIt({ html: true }).render(escapeMarkdown(text))
      expect(html).not.toMatch(/<(?!\/?p>)/)
      expect(
        html
          .replace(/<\/?p>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      ).toBe(`${text}\n`)
    },
  )

  it('leaves an ordinary label alone', () => {
    expect(wikiLink('Mali', 'R&D in Mali, 40 % – l’été')).toBe('[[Mali|R&D in Mali, 40 % – l’été]]')
  })
})
