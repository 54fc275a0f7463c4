/**
 * The words in which people say dates, in English, German, French and Spanish, without accents and in small letters.
 * Full names and the abbreviations in use; no word means two things in two of these languages.
 */

const MONTH_WORDS = [
  'january jan januar janner janvier janv enero ene',
  'february feb febr februar fevrier fev fevr febrero',
  'march mar marz maerz mrz mars marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug aout agosto ago',
  'september sept sep septembre septiembre set setiembre',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez decembre diciembre dic',
] as const

const SEASON_WORDS = [
  'spring fruhling fruhjahr printemps primavera',
  'summer sommer ete verano',
  'autumn fall herbst automne otono',
  'winter hiver invierno',
] as const

const WEEKDAY_WORDS = [
  'sunday sun sonntag dimanche domingo',
  'monday mon montag lundi lunes',
  'tuesday tue tues dienstag mardi martes',
  'wednesday wed mittwoch mercredi miercoles',
  'thursday thu thur thurs donnerstag jeudi jueves',
  'friday fri freitag vendredi viernes',
  'saturday sat samstag sonnabend samedi sabado',
] as const

/** 1 to 12. */
export const MONTH_OF = numbered(MONTH_WORDS, 1)
/** 21 to 24, as EDTF numbers them. */
export const SEASON_OF = numbered(SEASON_WORDS, 21)
/** 0 for Sunday, as dates count them. */
export const WEEKDAY_OF = numbered(WEEKDAY_WORDS, 0)

/** Words that say nothing of when: 'the 14th of March', 'le 14 mars', '14 de marzo del 2019'. */
export const FILLERS = words('of the in on de del di le la el der die das den im am en year jahr annee ano')

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...numbered(
    ['first 1st erstes erste', 'second 2nd zweites zweite', 'third 3rd drittes dritte', 'fourth 4th viertes vierte'],
    1,
  ),
])

/** What else a year is parted into: the number that EDTF gives to the first part, and how many there are. */
export interface PartOfYear {
  first: number
  count: number
}
const QUARTER: PartOfYear = { first: 33, count: 4 }
const HALF: PartOfYear = { first: 40, count: 2 }
export const PARTS_OF_A_YEAR: ReadonlyMap<string, PartOfYear> = new Map([
  ...[...words('q quarter quartal trimestre')].map((word) => [word, QUARTER] as const),
  ...[...words('h half halbjahr semestre')].map((word) => [word, HALF] as const),
])

/** Which third of its time is meant. */
export const THIRDS = numbered(
  ['early beginning anfang debut principios', 'mid middle mitte', 'late end ende fin finales'],
  0,
)

export const CENTURY = words('century cent c jahrhundert jh jhd siecle siglo')
export const BEFORE_ERA = /\s*\b(?:b\.?\s?c\.?(?:\s?e\.?)?|v\.?\s?chr\.?|av\.?\s?j\.?-?\s?c\.?|a\.\s?c\.?)(?![a-z])/
export const OUR_ERA = /\s*\b(?:a\.?\s?d\.?|c\.?\s?e\.?|n\.?\s?chr\.?|apr?\.?\s?j\.?-?\s?c\.?|d\.\s?c\.?)(?![a-z])/

export const ABOUT =
  /^(?:about|around|approximately|approx|roughly|circa|ca|c|ungefahr|etwa|gegen|um|zirka|vers|environ|hacia|alrededor de)(?:\.\s*|\s+|(?=\d))|^~\s*/
export const PERHAPS =
  /^(?:perhaps|possibly|probably|maybe|presumably|vielleicht|vermutlich|wahrscheinlich|peut-etre|probablement|quizas?|probablemente)\s+/
export const BEFORE = /^(?:before|prior to|earlier than|vor|avant|antes del?)\s+/
export const AFTER = /^(?:after|later than|nach|apres|despues del?)\s+/
export const BY =
  /^(?:by|no later than|not later than|not after|(?:in|on) or before|spatestens|nicht nach|nicht spater als|pas apres|au plus tard(?: en)?|no despues del?|a mas tardar(?: en)?)\s+/
export const OR_EARLIER = /^(.*\S)\s+(?:or|and|oder|ou|o) (?:earlier|before|fruher|davor|avant|plus tot|antes)$/
export const OR_LATER =
  /^(.*\S)\s+(?:or|and|oder|ou|o) (?:later|after|spater|danach|apres|plus tard|despues|mas tarde)$/
export const FROM_THEN =
  /^(?:no earlier than|not earlier than|not before|(?:in|on) or after|fruhestens|nicht vor|nicht fruher als|pas avant|au plus tot(?: en)?|no antes del?)\s+/
export const UNTIL = /^(?:until|till|til|up to|to|bis|jusqu['’]?(?:a|en)|hasta)\s+/
export const SINCE = /^(?:since|from|as of|starting|seit|ab|von|depuis|des|a partir del?|desde)\s+/
export const BETWEEN = /^(?:between|zwischen|entre)\s+/
export const AND = /\s+(?:and|und|et|y)\s+/g
export const TO = /\s*–\s*|\s+-\s+|\s+(?:to|until|till|through|bis|a|au|al|hasta)\s+/g
export const NOW = words('now present today date heute aujourdhui hoy')
export const UNKNOWN = /^(?:n\.?\s?d\.?|undated|unknown|no date|o\.?\s?d\.?|s\.?\s?d\.?|s\.?\s?f\.?)$/

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

function numbered(lists: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((list, at) => list.split(' ').map((word) => [word, first + at] as const)))
}
