/**
 * True when JSON text nests objects and arrays deeper than the limit. Looks at brackets only, so it is safe on any text and
 * cheap before `JSON.parse`.
 */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 92) index += 1
      else if (code === 34) inString = false
    } else if (code === 34) inString = true
    else if (code === 123 || code === 91) {
      depth += 1
      if (depth > limit) return true
    } else if (code === 125 || code === 93) depth -= 1
  }
  return false
}
