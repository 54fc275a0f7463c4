/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A title as a file name that every platform accepts. *Units*: at most 120 characters before the extension. */
export function safeFileName(title: string, extension: string): string {
  const clean = title
    // eslint-disable-next-line no-control-regex -- controls are what is replaced
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
  const short = [...clean].slice(0, 120).join('').trim()
  const name = short === '' || RESERVED.test(short) ? `Dossier ${short}`.trim() : short
  return `${name}.${extension}`
}
