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
  const list = [...named, ...(rest > 0 ? [`${rest} more`] : [])]
  const last = list.pop() ?? ''
  const names = list.length === 0 ? last : `${list.join(', ')} and ${last}`
  return missing.length === 1
    ? `1 character that no shipped font can draw is shown as a box: ${names}.`
    : `${missing.length} characters that no shipped font can draw are shown as boxes: ${names}.`
}

/** 'U+16A0 (ᚠ)'; what can't be seen goes by its code alone. */
function nameOf(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (/^[\p{C}\p{Z}\ufffd]/u.test(character)) return code
  return `${code} (${/^\p{M}/u.test(character) ? '\u25cc' : ''}${character})`
}
