import { isAbsolute, relative } from 'node:path'

/** True for a path inside a folder, and for the folder itself. */
export function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!path.startsWith('..') && !isAbsolute(path))
}
