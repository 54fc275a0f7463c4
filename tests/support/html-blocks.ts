const VOID = new Set(['meta', 'br', 'hr', 'col', 'link'])
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'figcaption', 'h1', 'h2', 'h3', 'h4'])

interface Open {
  tag: string
  attributes: string
  text: string
  isBlock: boolean
}

/**
 * The text of every block of a page, each with the text of the panel or the column around it where it is in one.
 * *Errors*: throws on tags that do not close as they open.
 */
export function htmlBlocks(html: string): { text: string; panel: string }[] {
  const blocks: { text: string; panel: string; within: Open[] }[] = []
  const open: Open[] = []
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</body>')).replace(/<svg[\s\S]*?<\/svg>/g, '')
  for (const [, closing, tag = '', attributes = '', text] of body.matchAll(
    /<(\/?)([a-z0-9]+)((?:"[^"]*"|[^>])*)>|([^<]+)/g,
  )) {
    if (text !== undefined) for (const element of open) element.text += unescaped(text)
    else if (VOID.has(tag)) continue
    else if (closing !== '/') open.push({ tag, attributes, text: '', isBlock: BLOCKS.has(tag) })
    else {
      const element = open.pop()
      if (element?.tag !== tag) throw new Error(`</${tag}> closes <${element?.tag}>`)
      if (element.isBlock) blocks.push({ text: element.text, panel: '', within: [...open] })
    }
  }
  return blocks.map(({ text, within }) => ({
    text,
    panel:
      [...within]
        .reverse()
        .find(({ tag, attributes }) => tag === 'div' && !/class="(?:scroll|columns)/.test(attributes))?.text ?? '',
  }))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
