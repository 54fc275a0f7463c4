import type { Element } from '@lezer/markdown'

/** A part of a running text that is more than its letters. *Units*: UTF-16 code units from the text's beginning. */
export interface InlinePart {
  name: string
  from: number
  to: number
  /** Where it crosses another part it is none. */
  mayCross?: boolean
  /** What stands in it, once it is known. */
  children?: InlinePart[]
}

/** Marks in marks, deeper than which they are left out: nobody sees more of it, and what reads a tree calls itself for each level. */
const DEEPEST = 60
const NONE: Element[] = []
/** What may hold running text, and so an address. */
const PROSE = new Set(['', 'Task', 'Emphasis', 'StrongEmphasis', 'Strikethrough'])

/** Puts the parts into each other, and finds the addresses that stand in the text between them. */
export function nestParts(
  parts: InlinePart[],
  text: string,
  make: (name: string, from: number, to: number, children: Element[]) => Element,
): Element[] {
  parts.sort((a, b) => a.from - b.from || b.to - a.to)
  const root: InlinePart = { name: '', from: 0, to: text.length }
  const open = [root]
  const top = () => open.at(-1) ?? root
  for (const part of parts) {
    while (open.length > 1 && top().to <= part.from) open.pop()
    while (top().to < part.to && top().mayCross) dissolve(open)
    const isHolder = part.mayCross === true || PROSE.has(part.name)
    if (top().to < part.to || (isHolder && open.length > DEEPEST)) continue
    const holder = top()
    if (holder.children) holder.children.push(part)
    else holder.children = [part]
    open.push(part)
  }
  const hasAddress = text.includes('://')
  const made = ({ name, from, to, mayCross, children }: InlinePart): Element[] => {
    if (!hasAddress) return children?.map((child) => make(child.name, child.from, child.to, made(child))) ?? NONE
    const elements: Element[] = []
    let at = from
    const addAddresses = (end: number) => {
      if (mayCross === true || PROSE.has(name))
        for (const address of addressesIn(text, at, end)) elements.push(make('URL', address.from, address.to, []))
    }
    for (const child of children ?? []) {
      addAddresses(child.from)
      elements.push(make(child.name, child.from, child.to, made(child)))
      at = child.to
    }
    addAddresses(to)
    return elements
  }
  return made(root)
}

/** Leaves what is in the part that stands open where it is, without the part. */
function dissolve(open: InlinePart[]): void {
  const part = open.pop()
  const above = open.at(-1)
  above?.children?.pop()
  for (const child of part?.children ?? []) above?.children?.push(child)
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]{1,1500}/gi

/** Without the sign that ends the sentence. */
function* addressesIn(text: string, from: number, to: number): Iterable<{ from: number; to: number }> {
  const prose = text.slice(from, to)
  if (!prose.includes('://')) return
  for (const { index, 0: address } of prose.matchAll(ADDRESS)) {
    const closing = address.includes('(') ? '.,;:!?…*_~' : '.,;:!?…*_~)'
    let end = address.length
    while (end > 0 && closing.includes(address.charAt(end - 1))) end--
    yield { from: from + index, to: from + index + end }
  }
}
