/** Names that Windows keeps for itself, whatever follows a dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** What Windows, macOS or Linux forbids in a name, invisible and direction-changing characters, and lone surrogates. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu

/** *Units*: bytes of UTF-8. File systems allow 255 for a whole name, some encrypted ones 143. */
const MAX_BYTES = 130

/** A title as a file name that every platform accepts. *Units*: at most 130 bytes of UTF-8 before the extension. */
export function safeFileName(title: string, extension: string): string {
  return `${fileStem(title, 'Dossier')}.${extension}`
}

/**
 * A title as a file or folder name without extension.
 * *Shape*: `otherwise` is the name of what has none, and stands before a name that Windows reserves.
 */
export function fileStem(title: string, otherwise: string): string {
  const clean = title
    .normalize('NFC')
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  const short = shorten(clean, MAX_BYTES).replace(/(?<![. ])[. ]+$/, '')
  return short === '' || RESERVED.test(short) ? `${otherwise} ${short}`.trim() : short
}

/** The form in which two names are the same file somewhere: macOS composes, Windows and macOS ignore case. */
export function fileKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}

/** The start of a text that fits, cut between characters. */
function shorten(text: string, maxBytes: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > maxBytes) return text.slice(0, end)
    end += character.length
  }
  return text
}
