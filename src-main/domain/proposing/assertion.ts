import { foldLetters, spelledText } from '../folding'

/** What a sentence says, and whether it says so or denies it. */
export interface Assertion {
  /** The same for sentences that say the same or its contrary, as far as their words show. */
  key: string
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
    else if (DENIES.test(word)) isRefused = true
    else if (!SMALL.has(word) && !own.has(word)) stems.add(stem(word))
  }
  return stems.size < 2 ? undefined : { key: [...stems].sort().join(' '), isDenied: isNot !== isRefused }
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

/** The words for 'not' in the languages in which most sources come. */
const NOTS =
  'not|no|never|none|nobody|neither|nor|without|cannot|ne|pas|jamais|aucun|nicht|nie|kein|keine|keinen|keiner|nunca|não|не|нет|ни|ні'
const DENIALS = 'den(?:y|ies|ied|ying|ial)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|untrue|false'
const NOT = new Set(NOTS.split('|'))
const DENIES = new RegExp(`^(?:${DENIALS})$`)
const MAY_DENY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NOTS}|${DENIALS})(?![\\p{L}\\p{N}])|n[’']t(?!\\p{L})`, 'iu')

const SMALL = new Set(
  (
    'a an the that this it its he she they them his her their of to in on at by for from with and or as any some ever all also so ' +
    'be is are am was were been being have has had having do does did done say says said saying claim claims claimed'
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
