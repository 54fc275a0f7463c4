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
const FIELD = /^([\p{L}_][\p{L}\p{N}_ -]*?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$/u

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
    const own = FIELD.exec(line)
    const within = /^[ \t-]/.test(line) && entries.length > 0
    if (within || line.trim() === '') entries.at(-1)?.lines.push(line)
    else entries.push({ ...(own?.[1] !== undefined && { name: own[1] }), lines: [line] })
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line)?.[1]
    if (item !== undefined && list) {
      list.push(scalar(item))
      continue
    }
    list = undefined
    // What is nested deeper than a list is not read: the field keeps its lines.
    if (within) {
      const name = entries.at(-1)?.name
      if (name !== undefined) fields.delete(name)
      continue
    }
    const [, name = '', value = ''] = own ?? []
    if (!own || /^[{&*!|>]/.test(value)) continue
    if (value === '') fields.set(name, (list = []))
    else fields.set(name, value.startsWith('[') ? flowList(value) : scalar(value))
  }
  return { fields, entries, body: text.slice(found[0].length) }
}

/** The texts of a field, whether it is one or a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function flowList(value: string): string[] {
  const items = value.replace(/^\[/, '').replace(/\][ \t]*$/, '')
  const found = items.matchAll(/[ \t]*("(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,]+)/g)
  return [...found].map(([, item = '']) => scalar(item)).filter(Boolean)
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
  return text.replace(/[ \t]+#.*$/, '')
}
