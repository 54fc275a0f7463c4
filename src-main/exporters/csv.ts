/** Spreadsheets recognise UTF-8 by it; without it they show Cyrillic and Arabic as other letters. */
export const BYTE_ORDER_MARK = '\ufeff'

/** A number that stands in a cell to its last figure. *Shape*: an exact decimal. */
export class ExactNumber {
  constructor(readonly decimal: string) {}
}

export type CsvCell = string | number | boolean | ExactNumber | undefined

/**
 * One row. *Source*: RFC 4180: CRLF at the end, cells with separators, quotes or breaks in quotes.
 * Semicolons and tabs count as separators, since spreadsheets of some countries part cells there.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it.
 * *Source*: OWASP, 'CSV injection'; the full-width signs are formulas in Japanese Excel. Numbers stay numbers.
 */
function csvCell(value: CsvCell): string {
  if (value === undefined) return ''
  if (value instanceof ExactNumber) return value.decimal
  if (typeof value !== 'string') return String(value)
  const harmless = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
