/** Says whether the words before and after a space may not be parted by the end of a line. */
export type TieRule = (before: string, after: string) => boolean

/** A longer word is none of these. *Units*: UTF-16 code units. */
export const LONGEST_TIED = 40
const ABBREVIATIONS = new Set(['para.', 'paras', 'p.', 'pp.', 'no.', 'nos', 'fig.', 'vol.', 'art.', 'c.', 'ca.'])
const UNITS =
  /^(?:%|‰|°[CF]?|km²?|m|cm|mm|kg|t|g|ha|l|kW|MW|GW|[kMG]?Wh|bn|million|billion|trillion|per|percent|euros?|dollars|roubles)[.,;:)]*$/u
const NUMBER = /^[(~<>±–-]?\p{N}[\p{N}.,–]*$/u
const DAY = /^[(‘“]?\d{1,2}\.?$/
const INITIAL = /^[(‘“]?\p{Lu}\.$/u
const CAPITALISED = /^\p{Lu}/u

/**
 * What belongs together stays on one line: a number and its unit, a day and its month, 'para. 14', an initial and the surname.
 * *Source*: the style guide of the briefings.
 */
export function tiesOf(language: string): TieRule {
  const months = new Set(monthsOf(language))
  return (before, after) => {
    if (before.length > LONGEST_TIED || after.length > LONGEST_TIED) return false
    if (INITIAL.test(before)) return CAPITALISED.test(after)
    if (ABBREVIATIONS.has(before.toLowerCase().replace(/^[([]/, ''))) return /^\p{N}/u.test(after)
    if (DAY.test(before) && months.has(after.toLowerCase().replace(/(?<![.,;:)’”])[.,;:)’”]+$/u, ''))) return true
    return NUMBER.test(before) && UNITS.test(after)
  }
}

function monthsOf(language: string): string[] {
  const format = formatFor(language)
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2000, month, 1))).toLowerCase())
}

function formatFor(language: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  } catch {
    // a tag that names no language has the months of the interface
    return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
  }
}
