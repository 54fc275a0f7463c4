const BLOCK = 'p, div, ul, ol, li, table, blockquote, pre, h1, h2, h3, h4, h5, h6, hr'
/** There the whole is set apart already. */
const SET_APART = 'h1, h2, h3, h4, h5, h6, th, pre'
const SMALL = { SUB: '₀₁₂₃₄₅₆₇₈₉₊₋', SUP: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻' } as const
const ORDINARY = '0123456789+-'

/**
 * Says by elements what HTML says by style, as word processors on the web do: bold, italic and struck words, lists that stand in
 * lists; small digits become such letters, a picture its description. What only says that it is ordinary goes. Changes `body`.
 * *Source*: the clipboard of Google Docs: a `<b style="font-weight:normal">` around all, and a list right within a list.
 */
export function styledWords(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) {
    const marks = marksOf(element)
    element.removeAttribute('style')
    if (element.closest(SET_APART) || element.querySelector(BLOCK)) continue
    for (const mark of marks) wrapContents(element, mark)
  }
  for (const mark of ['strong', 'em', 's']) for (const element of body.querySelectorAll(mark)) joinNext(element)
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.nodeName === 'LI') before.append(list)
  }
  for (const small of body.querySelectorAll('sub, sup')) {
    const letters = [...(small.textContent ?? '').trim()].map((letter) => ORDINARY.indexOf(letter))
    const digits = SMALL[small.nodeName as keyof typeof SMALL]
    if (letters.every((at) => at >= 0)) small.replaceWith(letters.map((at) => digits[at]).join(''))
  }
  for (const picture of body.querySelectorAll('img')) picture.replaceWith(picture.alt.trim())
}

/** What the style adds; an element that the style makes ordinary goes, with its contents left. */
function marksOf(element: HTMLElement): string[] {
  const { fontWeight, fontStyle, textDecoration, textDecorationLine } = element.style
  const name = element.nodeName
  const isHeavy = fontWeight.startsWith('bold') || Number(fontWeight) >= 600
  const isPlain =
    (fontWeight !== '' && !isHeavy && /^(B|STRONG)$/.test(name)) || (fontStyle === 'normal' && /^(I|EM)$/.test(name))
  if (isPlain) element.replaceWith(...element.childNodes)
  const isMarked = !isPlain && /^(SPAN|FONT|P|DIV|LI|TD|A|B|I|STRONG|EM)$/.test(name)
  if (!isMarked) return []
  return [
    ...(isHeavy && !element.closest('b, strong') ? ['strong'] : []),
    ...(fontStyle === 'italic' && !element.closest('i, em') ? ['em'] : []),
    ...(/line-through/.test(`${textDecoration} ${textDecorationLine}`) ? ['s'] : []),
  ]
}

function wrapContents(element: HTMLElement, mark: string): void {
  if ((element.textContent ?? '').trim() === '') return
  const wrapped = element.ownerDocument.createElement(mark)
  wrapped.append(...element.childNodes)
  element.append(wrapped)
}

/** Two spans beside each other with the same mark are one run of words. */
function joinNext(element: Element): void {
  const holder = element.parentElement
  const alone = holder?.nodeName === 'SPAN' && holder.childNodes.length === 1 ? holder : element
  for (let next = alone.nextSibling; next; next = alone.nextSibling) {
    const inner = next.nodeName === 'SPAN' && next.childNodes.length === 1 ? next.firstChild : next
    if (inner?.nodeName !== element.nodeName) return
    element.append(...inner.childNodes)
    next.remove()
  }
}
