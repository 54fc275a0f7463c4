import { foldLetters, foldText, spelledText } from '../text/folding'

/** What a sentence says, and whether it says so or denies it. */
export interface Assertion {
  /** The same for sentences that say the same or its contrary, as far as their words show. */
  key: string
  stems: ReadonlySet<string>
  isDenied: boolean
}

/**
 * Reads a sentence by its words: those that deny are taken out and remembered, the forms of 'be', 'have' and 'do' and the names of who
 * speaks and is spoken of are taken out, the rest is cut to its stems. Undefined when fewer than two are left, which say too little.
 */
export function assertion(text: string, names: readonly string[]): Assertion | undefined {
  // What is longer says more than one thing, of which a 'not' denies one.
  if (text.length > LONGEST) return undefined
  const own = new Set(names.flatMap(wordsIn).map(foldLetters))
  let isNot = false
  let isRefused = false
  const stems = new Set<string>()
  for (const written of wordsIn(text.replace(/n[’']t\b/giu, ' not'))) {
    const word = foldLetters(written)
    // With its marks: 'né' denies nothing.
    if (NOT.has(written)) isNot = true
    else if (DENIES.has(written)) isRefused = true
    else if (!SMALL.has(word) && !own.has(word)) stems.add(stem(word))
  }
  return stems.size < 2 ? undefined : { key: [...stems].sort().join(' '), stems, isDenied: isNot !== isRefused }
}

const LONGEST = 300

/** False for most texts, and quickly: nothing in it could deny anything. */
export function mayDeny(text: string): boolean {
  return MAY_DENY.test(text)
}

function wordsIn(text: string): string[] {
  return spelledText(text)
    .split(/[^\p{L}\p{N}\p{M}%]+/u)
    .filter((word) => word !== '')
}

/** The words for 'not' in the languages in which most sources come. Chinese and Japanese are written without spaces, and are not read. */
const NOTS =
  'not|no|never|none|nobody|neither|nor|without|cannot|ne|pas|jamais|aucun|aucune|nicht|niemals|kein|keine|keinen|keiner|nunca|jamás|não|не|нет|никогда|ни|ні|لم|لن|ليس|ليست|ما'
const DENIALS = [
  'deny|denies|denied|denying|denial|dispute|disputes|disputed|disputing|refute|refutes|refuted|refuting|reject|rejects|rejected|rejecting|untrue|false',
  'dément|démentent|démenti|démentie|nie|nient|nié|conteste|contestent|contesté|réfute|réfutent|réfuté',
  'bestreitet|bestreiten|bestritt|bestritten|dementiert|dementieren|dementierte|dementierten|leugnet|leugnen|leugnete',
  'niega|niegan|negó|negaron|desmiente|desmienten|desmintió|nega|negam|negou|desmente|desmentiu',
  'отрицает|отрицают|отрицал|отрицала|отрицали|отрицание|опровергает|опровергают|опроверг|опровергла|опровергли|заперечує|заперечила|заперечив|спростував|спростувала',
  'نفى|نفت|ينفي|تنفي|نفوا',
].join('|')
const NOT = new Set(NOTS.split('|').map(spelledText))
const DENIES = new Set(DENIALS.split('|').map(spelledText))
const MAY_DENY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NOTS}|${DENIALS})(?![\\p{L}\\p{N}])|n[’']t(?!\\p{L})|(?<!\\p{L})n[’'](?=\\p{L})`,
  'iu',
)

const SMALL = new Set(
  foldText(
    'a an the that this it its he she they them his her their of to in on at by for from with and or as any some ever all also so ' +
      // What is left of words that end before a vowel in French and Italian.
      'n d l s c j qu que le la les un une des du de et en se sa son ses il elle ils elles lui ont été avoir être a à au aux ' +
      'der die das den dem des ein eine einen einem einer er es sie hat haben habe hatte hatten wurde wurden worden sei seien zu und von im in ' +
      'el los las lo su sus una y del al ha han haber había fue o os as um uma e do da seu sua tem teve foi ' +
      'и в на с о что он она они это было был была были его ее их та що він вона ' +
      'be is are am was were been being have has had having do does did done say says said saying claim claims claimed',
  ).split(' '),
)

const IRREGULAR: Readonly<Record<string, string>> = {
  paid: 'pay',
  met: 'meet',
  took: 'take',
  taken: 'take',
  gave: 'give',
  given: 'give',
  made: 'make',
  held: 'hold',
  sold: 'sell',
  bought: 'buy',
  knew: 'know',
  known: 'know',
  saw: 'see',
  seen: 'see',
  went: 'go',
  gone: 'go',
  sent: 'send',
  left: 'leave',
  lost: 'lose',
  wrote: 'write',
  written: 'write',
  spoke: 'speak',
  spoken: 'speak',
  broke: 'break',
  broken: 'break',
  began: 'begin',
  begun: 'begin',
}

/** *Shape*: 'signed', 'signs' and 'signing' are one, and so are 'owned' and 'own', 'companies' and 'company'. */
function stem(word: string): string {
  const base = IRREGULAR[word] ?? word
  if (base.length < 4) return base
  return base
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ing|ed|es|s)$/, '')
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '')
}
