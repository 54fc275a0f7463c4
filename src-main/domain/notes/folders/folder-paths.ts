/**
 * Which file of a folder a link means, by the paths in it alone. *Source*: Obsidian: the path from the top; else the files whose path
 * ends so, in the folder of the note or below it before all others, and of those the one with the shortest path; whatever the case and
 * the composition of letters. A standard Markdown link is tried from the note's own folder first, as every other program has it.
 */
export class FolderPaths {
  private readonly whole = new Map<string, string>()
  /** Paths by each of their ends, `c`, `b/c`, `a/b/c`, the shortest first. */
  private readonly byEnd = new Map<string, string[]>()
  /** By an end that several paths have: which of them is nearest to a folder. */
  private readonly nearest = new Map<string, ReadonlyMap<string, string>>()

  constructor(paths: Iterable<string>) {
    const sorted = [...paths].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    for (const path of sorted) {
      const key = pathKey(path)
      if (this.whole.has(key)) continue
      this.whole.set(key, path)
      for (let at = key.length; at > 0; at = key.lastIndexOf('/', at - 1)) {
        const end = key.slice(key.lastIndexOf('/', at - 1) + 1)
        const having = this.byEnd.get(end)
        if (having) having.push(path)
        else this.byEnd.set(end, [path])
        if (end.length === key.length) break
      }
    }
  }

  /** The path of the file that `link` means where it stands in the file `from`. `link` has no part behind `#`. */
  resolve(link: string, from: string): string | undefined {
    const key = pathKey(link)
    if (key === '') return undefined
    if (/^\.{1,2}\//.test(key)) return this.whole.get(joined(folderOf(from), key) ?? '')
    if (key.startsWith('/')) return this.whole.get(key.slice(1))
    return this.whole.get(key) ?? this.ending(key, pathKey(folderOf(from)))
  }

  /** As `resolve`, for the address of a standard Markdown link. */
  resolveAddress(address: string, from: string): string | undefined {
    const key = pathKey(address)
    if (key === '') return undefined
    const own = key.startsWith('/') ? undefined : joined(folderOf(from), key)
    return (own === undefined ? undefined : this.whole.get(own)) ?? this.resolve(address, from)
  }

  private ending(key: string, folder: string): string | undefined {
    const having = this.byEnd.get(key)
    if (!having || having.length < 2) return having?.[0]
    let nearest = this.nearest.get(key)
    if (!nearest) this.nearest.set(key, (nearest = nearestByFolder(having)))
    return nearest.get(folder) ?? having[0]
  }
}

/** By each folder that has one of the paths in it or below it, the shortest of them. */
function nearestByFolder(sorted: readonly string[]): ReadonlyMap<string, string> {
  const nearest = new Map<string, string>()
  for (const path of sorted) {
    for (let folder = pathKey(folderOf(path)); ; folder = folderOf(folder)) {
      if (!nearest.has(folder)) nearest.set(folder, path)
      if (folder === '') break
    }
  }
  return nearest
}

/** `a/b` for `a/b/c.md`, '' at the top. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** A path with `.` and `..` in it, from a folder on. *Shape*: undefined when it leads out of the whole. */
function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : pathKey(folder).split('/')
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** The form in which paths are compared, without the ending of a Markdown file. */
export function pathKey(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/\.(?:md|markdown)$/i, '')
    .normalize('NFC')
    .toLowerCase()
}
