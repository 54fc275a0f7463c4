import { plainDecimal } from './decimal'

/** *Source*: how figures in thousands are parted in the world; a point or a comma as well, which are told by where they stand. */
const GROUPED = /^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/
const COMMA_GROUPS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
/** In lakhs and crores: 12,50,000. */
const INDIAN_GROUPS = /^\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?$/

/** Zero in the scripts whose figures people type besides our own. */
const ZEROS: readonly number[] = [0x09e6, 0x0966, 0x06f0, 0x0660]

/** Spaces of one kind, figures of one script, one minus. Given to every reader of figures first. */
export function plainFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/gu, (figure) => {
      const code = figure.charCodeAt(0)
      return String(code - (ZEROS.find((zero) => zero <= code) ?? code))
    })
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The numbers that figures may mean, the likelier first: '1,250.5' is one, '1.250' is 1.25 here and 1250 in half of Europe. Empty where
 * they are none. *Shape*: as `plainFigures` gives them.
 */
export function numbersMeant(figures: string): string[] {
  const sign = /^[+-]/.exec(figures)?.[0] ?? ''
  const size = figures.slice(sign.length).trim()
  const signed = (text: string) => plainDecimal(`${sign === '-' ? '-' : ''}${text}`)
  if (!/^(?:\d|\.\d|,\d)[\d., '’]*$/.test(size) || /[., '’]$/.test(size)) return []
  if (/^\d+$/.test(size)) return [signed(size)]
  if (GROUPED.test(size)) return [signed(size.replace(/[ '’]/g, '').replace(',', '.'))]
  if (/[ '’]/.test(size)) return []
  // A point before three figures parts thousands or a fraction; nothing but whoever wrote it can say which.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(size)) return [signed(size), signed(size.replace('.', ''))]
  if (COMMA_GROUPS.test(size) && !size.startsWith('0')) return [signed(size.replaceAll(',', ''))]
  if (INDIAN_GROUPS.test(size)) return [signed(size.replaceAll(',', ''))]
  if (/^\d*\.\d+$/.test(size)) return [signed(size)]
  if (/^\d*,\d+$/.test(size)) return [signed(size.replace(',', '.'))]
  if (POINT_GROUPS.test(size) && !size.startsWith('0')) return [signed(size.replaceAll('.', '').replace(',', '.'))]
  return []
}
