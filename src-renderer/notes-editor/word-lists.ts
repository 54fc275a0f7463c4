/**
 * HTML of a word processor with its lists as lists: Word writes each item as a paragraph that only its style tells from others,
 * and its bullet or number as text. Other HTML is answered as it is.
 * *Source*: what Word puts on the clipboard: `mso-list: l0 level1 lfo1` on the paragraph, `mso-list: Ignore` on the mark.
 */
export function wordLists(html: string): string {
  if (!/mso-list/i.test(html)) return html
  // A document that was parsed this way runs nothing and loads nothing.
  const page = new DOMParser().parseFromString(html, 'text/html')
  let open: { level: number; list: Element }[] = []
  for (const paragraph of page.querySelectorAll('p[style]')) {
    const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(styleOf(paragraph))?.[1] ?? 0)
    if (level === 0) continue
    if (paragraph.previousElementSibling !== open[0]?.list) open = []
    const mark = [...paragraph.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)))
    const isNumbered = /^\(?\w{1,4}[.)]/.test(mark?.textContent?.trim() ?? '')
    mark?.remove()
    const item = page.createElement('li')
    item.append(...paragraph.childNodes)
    open = open.filter((outer) => outer.level <= level)
    const outer = open.at(-1)
    if (outer?.level === level) outer.list.append(item)
    else {
      const list = page.createElement(isNumbered ? 'ol' : 'ul')
      list.append(item)
      if (outer) outer.list.lastElementChild?.append(list)
      else paragraph.before(list)
      open.push({ level, list })
    }
    paragraph.remove()
  }
  return page.body.innerHTML
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? ''
}
