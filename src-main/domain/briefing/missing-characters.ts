import { listed } from '../text/listed'
import { counted, inFigures } from '../text/counted'
/** More than so many are counted, not named. */
const NAMED = 12

/**
 * Which characters a briefing shows as boxes, in a sentence. *Shape*: empty when there are none.
 * The code comes first, so that a letter that runs from right to left turns nothing round.
 */
export function missingCharactersWords(missing: readonly string[]): string {
  if (missing.length === 0) return ''
  const named = missing.slice(0, NAMED).map(nameOf)
  const rest = missing.length - named.length
  const names = listed([...named, ...(rest > 0 ? [`${inFigures(rest)} more`] : [])])
  const that = 'that no shipped font can draw'
  const are = counted(missing.length, `character ${that} is shown as a box`, `characters ${that} are shown as boxes`)
  return `${are}: ${names}.`
}

/** 'U+16A0 (ᚠ)'; what can't be seen goes by its code alone. */
function nameOf(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (/^[\p{C}\p{Z}\ufffd]/u.test(character)) return code
  return `${code} (${/^\p{M}/u.test(character) ? '\u25cc' : ''}${character})`
}
