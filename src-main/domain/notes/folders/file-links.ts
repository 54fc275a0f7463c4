import { codeRanges } from '../markdown/code-in-note'
import { ADDRESS_LINK, addressIn, unescaped } from '../markdown/markdown-address'
import type { FolderPaths } from './folder-paths'
import type { TextRange } from '../../text/text-range'
import { scanNote } from '../markdown/scan-note'

/** A link of a file to another file of its folder. */
export interface FileLink extends TextRange {
  /** The path of the file that it leads to. */
  path: string
  /** The file's name as the link writes it. */
  name: string
  /** The headings behind it, each with its hash. *Shape*: '#Part#Section'. */
  heading: string
  label: string | undefined
  /** `[label](path.md)`, as Markdown has links, instead of `[[path]]`. */
  isAddress: boolean
}

/** Where a file's text leads within its folder. */
export interface FileLinks {
  /** In the order of the text. */
  links: FileLink[]
  /** Paths of pictures and other files that it shows or links to. */
  shown: string[]
}

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i

/** Finds the links of a text to other files: `notes` are those that become notes or entities, `others` everything else. */
export function fileLinks(body: string, from: string, notes: FolderPaths, others: FolderPaths): FileLinks {
  const links: FileLink[] = []
  const shown = new Set<string>()
  // What is linked to often is looked for once.
  const known = new Map<string, { path: string | undefined; name: string; heading: string }>()
  for (const { from: start, to, target, label } of scanNote(body, 'with comments').links) {
    let leads = known.get(target)
    if (!leads) {
      const { path: written, heading } = parted(target)
      leads = { path: notes.resolve(written, from), name: nameOf(written), heading }
      known.set(target, leads)
      const other = leads.path === undefined ? others.resolve(written, from) : undefined
      if (other !== undefined) shown.add(other)
    }
    const { path, name, heading } = leads
    if (path !== undefined) links.push({ from: start, to, path, name, heading, label, isAddress: false })
  }
  if (body.includes('](')) addresses(body, from, notes, others, { links, shown })
  return { links: links.sort((a, b) => a.from - b.from), shown: [...shown] }
}

function addresses(
  body: string,
  from: string,
  notes: FolderPaths,
  others: FolderPaths,
  into: { links: FileLink[]; shown: Set<string> },
): void {
  const code = codeRanges(body)
  let next = 0
  for (const match of body.matchAll(ADDRESS_LINK)) {
    const at = match.index
    while ((code[next]?.to ?? Infinity) <= at) next++
    if ((code[next]?.from ?? Infinity) <= at || body.charAt(at - 1) === '\\') continue
    const address = addressIn(match[2] === undefined ? (match[3] ?? '') : `<${match[2]}>`)
    if (SCHEME.test(address)) continue
    const [all, label = ''] = match
    const isPicture = body.charAt(at - 1) === '!'
    const { path: written, heading } = parted(address)
    const path = isPicture ? undefined : notes.resolveAddress(written, from)
    if (path !== undefined) {
      const words = unescaped(label.replace(/(\*\*|__|~~|`)(?=\S)([^\n]{0,300}?\S)\1/g, '$2'))
      const to = at + all.length
      into.links.push({
        from: at,
        to,
        path,
        name: nameOf(written),
        heading,
        label: words || undefined,
        isAddress: true,
      })
      continue
    }
    const other = others.resolveAddress(written, from)
    if (other !== undefined) into.shown.add(other)
  }
}

/** A link's path, and the heading in the file that it leads to. A block's mark says nothing to a reader: it is none. */
function parted(target: string): { path: string; heading: string } {
  const [path = '', ...parts] = target.split('#')
  const headings = parts.filter((part) => part !== '' && !part.startsWith('^'))
  return { path, heading: headings.map((part) => `#${part}`).join('') }
}

function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.(?:md|markdown)$/i, '').trim()
}
