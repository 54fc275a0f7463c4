/** Spreadsheets recognise UTF-8 by it; without it they show Cyrillic and Arabic as other letters. */
export const BYTE_ORDER_MARK = '\ufeff'

/**
 * One row. *Source*: RFC 4180: CRLF at the end, cells with separators, quotes or breaks in quotes.
 * Semicolons and tabs count as separators, since spreadsheets of some countries part cells there.
 */
export function csvRow(cells: readonly (string | number | boolean | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it.
 * *Source*: OWASP, 'CSV injection'; the full-width signs are formulas in Japanese Excel. Numbers stay numbers.
 */
function csvCell(value: string | number | boolean | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
