/** An entry of a BibTeX file, its fields as they are written between their braces. */
export interface BibEntry {
  type: string
  key: string
  fields: Map<string, string>
}

/** Reads a BibTeX file as BibTeX 0.99d does: a field ends where its braces are balanced, and a backslash before one changes nothing. */
export function readBibTex(text: string): BibEntry[] {
  const entries: BibEntry[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    const begin = /@(\w+)\{([^,\s]+),\s*/y
    begin.lastIndex = at
    const [, type = '', key = ''] = begin.exec(text) ?? fail(text, at)
    const fields = new Map<string, string>()
    at = begin.lastIndex
    while (text[at] !== '}') {
      const field = /(\w+) = \{/y
      field.lastIndex = at
      const [, name = ''] = field.exec(text) ?? fail(text, at)
      const from = field.lastIndex
      at = endOfBraces(text, from)
      fields.set(name, text.slice(from, at))
      const next = /\},\s*/y
      next.lastIndex = at
      if (!next.test(text)) fail(text, at)
      at = next.lastIndex
    }
    entries.push({ type, key, fields })
  }
  return entries
}

/** What LaTeX sets for a field that this app wrote: its words without commands and braces. */
export function setByLatex(field: string): string {
  return field
    .replace(/\\textbackslash\{\}/g, '\ue000')
    .replace(/\\textbraceleft\{\}/g, '\ue001')
    .replace(/\\textbraceright\{\}/g, '\ue002')
    .replace(/\\textasciitilde\{\}/g, '~')
    .replace(/\\textasciicircum\{\}/g, '^')
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/[\ue000-\ue002]/g, (sign) => '\\{}'[sign.charCodeAt(0) - 0xe000] ?? '')
}

function endOfBraces(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && depth-- === 0) return at
  }
  return fail(text, from)
}

function fail(text: string, at: number): never {
  throw new Error(`BibTeX cannot read on at '${text.slice(at, at + 60)}'`)
}
