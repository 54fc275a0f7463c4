import { z } from 'zod'

/** An exact decimal number as text: no float comes near it. *Shape*: '1250000', '-0.50'. */
export const decimalSchema = z
  .string()
  .max(400)
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'is not a number in figures, such as 1250000 or 0.5')
  .refine((text) => !/^-[0.]+$/.test(text), 'is zero with a sign')

/** '1,250,000.5'. */
export function groupedDecimal(decimal: string): string {
  const { sign, whole, fraction } = partsOf(decimal)
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction === '' ? '' : `.${fraction}`}`
}

/** The decimal times ten to the power of `power`, to the last figure. */
export function timesTenTo(decimal: string, power: number): string {
  const { sign, whole, fraction } = partsOf(decimal)
  return plainDecimal(`${sign}${whole}${fraction.slice(0, power).padEnd(power, '0')}.${fraction.slice(power)}`)
}

/** The same number as `decimalSchema` has it: '007' and '-0' as '7' and '0', '.5' as '0.5'. Zeros behind the point stay. */
export function plainDecimal(figures: string): string {
  const { sign, whole, fraction } = partsOf(figures)
  const plain = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`
  return /[1-9]/.test(plain) ? `${sign}${plain}` : plain
}

/** The same text for the same number: '2.50' and '2.5' are one. */
export function decimalKey(decimal: string): string {
  const plain = plainDecimal(decimal)
  const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
  return short === '-0' ? '0' : short
}

/** Below zero when `a` is the smaller one, above when it is the greater. */
export function compareDecimals(a: string, b: string): number {
  const [one, other] = [partsOf(decimalKey(a)), partsOf(decimalKey(b))]
  if (one.sign !== other.sign) return one.sign === '-' ? -1 : 1
  const sizes =
    one.whole.length - other.whole.length ||
    compareText(one.whole, other.whole) ||
    compareText(one.fraction, other.fraction)
  return one.sign === '-' ? -sizes : sizes
}

/** A float in full, as version 1 kept numbers: 1e21 as '1000000000000000000000'. */
export function decimalOf(float: number): string {
  const [mantissa = '0', exponent = '0'] = String(float).split('e')
  const power = Number(exponent)
  if (power === 0) return plainDecimal(mantissa)
  if (power > 0) return timesTenTo(mantissa, power)
  const { sign, whole, fraction } = partsOf(mantissa)
  return plainDecimal(`${sign}0.${'0'.repeat(-power - whole.length)}${whole}${fraction}`)
}

function partsOf(text: string): { sign: '' | '-'; whole: string; fraction: string } {
  const sign = text.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.')
  return { sign, whole, fraction }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
