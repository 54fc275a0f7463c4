/** What stands between the first two lines of `---` of a Markdown file. */
export interface FrontMatter {
  /** Texts and lists of texts by field; fields in a form that is not read here are in `entries` only. */
  fields: ReadonlyMap<string, string | readonly string[]>
  /** Every line as it stands, by the field it belongs to; without a name what stands before the first or is none. */
  entries: readonly { name?: string; lines: readonly string[] }[]
  /** The file behind it. */
  body: string
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m
const FIELD_NAME = /^[\p{L}_][\p{L}\p{N}_ -]*$/u

/**
 * Reads the part of YAML that notes use: `field: text`, `field: [a, b]` and lists with a dash for each line, quoted or not.
 * *Source*: what Obsidian and this app write; whatever else stands there is kept in `entries`, never dropped.
 */
export function readFrontMatter(file: string): FrontMatter {
  const text = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file
  const found = text.startsWith('---') ? FENCE.exec(text) : null
  if (found?.index !== 0) return { fields: new Map(), entries: [], body: text }
  const fields = new Map<string, string | string[]>()
  const entries: { name?: string; lines: string[] }[] = []
  let list: string[] | undefined
  for (const line of (found[1] ?? '').split(/\r?\n/)) {
    const own = fieldOf(line)
    const within = /^[ \t-]/.test(line) && entries.length > 0
    if (within || line.trim() === '') entries.at(-1)?.lines.push(line)
    else entries.push({ ...(own && { name: own.name }), lines: [line] })
    if (list && /^[ \t]*-[ \t]/.test(line)) {
      list.push(scalar(line.slice(line.indexOf('-') + 1)))
      continue
    }
    list = undefined
    // What is nested deeper than a list is not read: the field keeps its lines.
    if (within) {
      const name = entries.at(-1)?.name
      if (name !== undefined) fields.delete(name)
      continue
    }
    if (!own || /^[{&*!|>]/.test(own.value)) continue
    if (own.value === '' || /^(?:~|null)$/i.test(own.value)) fields.set(own.name, (list = []))
    else fields.set(own.name, own.value.startsWith('[') ? flowList(own.value) : scalar(own.value))
  }
  return { fields, entries, body: text.slice(found[0].length) }
}

/** The texts of a field, whether it is one or a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The name and the value of a line such as `field: text`. *Shape*: undefined for any other line. */
function fieldOf(line: string): { name: string; value: string } | undefined {
  const colon = line.indexOf(':')
  if (colon < 0) return undefined
  const name = line.slice(0, colon).trimEnd()
  const rest = line.slice(colon + 1)
  if (!FIELD_NAME.test(name) || !/^(?:[ \t]|$)/.test(rest)) return undefined
  return { name, value: rest.trim() }
}

/** The items between the brackets. What is not parted as YAML parts it is cut at its commas. */
function flowList(value: string): string[] {
  const text = value.slice(1).replace(/\]$/, '')
  const items: string[] = []
  const unclosed = new Set<string>()
  for (let at = 0; at < text.length;) {
    while (text[at] === ' ' || text[at] === '\t' || text[at] === ',') at++
    const quote = text[at]
    let end = quote === '"' || quote === "'" ? (unclosed.has(quote) ? -1 : endOfQuoted(text, at, quote)) : -1
    if (end < 0) {
      // Looked for once: a row of quotation marks that never close is not read to its end for each of them.
      if (quote === '"' || quote === "'") unclosed.add(quote)
      const comma = text.indexOf(',', at)
      end = comma < 0 ? text.length : comma
    }
    items.push(scalar(text.slice(at, end)))
    at = end
  }
  return items.filter(Boolean)
}

/** Where a quoted text ends, behind its mark; -1 when it does not. */
function endOfQuoted(text: string, from: number, quote: '"' | "'"): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1
      at++
    }
  }
  return -1
}

function scalar(value: string): string {
  const text = value.trim()
  if (text.startsWith('"')) {
    try {
      const parsed: unknown = JSON.parse(text)
      if (typeof parsed === 'string') return parsed
    } catch {
      // Not what JSON takes for a text: it is kept as it stands.
    }
  }
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  const comment = /[ \t]#/.exec(text)
  return comment ? text.slice(0, comment.index).trimEnd() : text
}
