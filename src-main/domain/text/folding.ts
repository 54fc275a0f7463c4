/**
 * Signs that stand on letters and that readers leave out: accents on Latin, Greek and Cyrillic letters, the points of Hebrew, the
 * vowel signs of Arabic and Syriac, Ethiopic's signs of length, and what only chooses between two looks of a letter. The vowel signs
 * of India, Thailand, Laos, Cambodia and Myanmar, the voicing marks of Japan and the tones of N'Ko are not among them: a name
 * without them is another name.
 */
const LEFT_OUT =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08ca-\u08e1\u08e3-\u08ff\u135d-\u135f\u180b-\u180d\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]+/gu

/** Cyrillic letters with what stands on them. *Source*: й, ї and ѓ are letters of their own; ё and a stress are left out. */
const CYRILLIC = /(\p{Script=Cyrillic})([\u0300-\u036f]+)/gu
const STRESSES = /[\u0300\u0301]/g
const STRESSED = /[аеиоуыэюяєіѵ]/iu

/** Letters whose mark is a part of them in Unicode, and of which readers who lack the key write another. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ŋ: 'n',
  ɲ: 'n',
  ɛ: 'e',
  ɔ: 'o',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ǝ: 'e',
}
const MARKED_LETTERS = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g')

/** Whatever parts or joins words in names: spaces, dashes and apostrophes. */
const JOINTS = /[\s\u00a0'’‘`´ʼʻ\p{Pd}]+/gu

/** What nobody sees: soft hyphens, spaces without width and signs of direction; those that join letters are seen in some scripts. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]+/g
const UNSEEN_JOINERS = /[\u034f\u200c\u200d]+/g

// eslint-disable-next-line no-control-regex -- ASCII is asked for
const ASCII = /^[\u0000-\u007f]*$/

/**
 * The form in which names are looked for: without case, width, kinds of dash, space and apostrophe, and without the marks that
 * readers of its script leave out. Two names with one folded form may be two names: `closest` says which of them is meant.
 * *Source*: Unicode NFKD and its full case folding, in which 'ß' is 'ss' and a final sigma a sigma.
 */
export function foldText(text: string): string {
  return foldLetters(text).replace(JOINTS, ' ').trim()
}

/** `foldText` of the letters alone: what joins words stays as it is. */
export function foldLetters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const letters = text
    // Compatibility would make a space and an accent of it.
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(UNSEEN_JOINERS, '')
    .replace(CYRILLIC, cyrillicLetter)
    .replace(LEFT_OUT, '')
  return sameCase(letters).replace(MARKED_LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

/**
 * The form in which two writings are the same name: without case, width and kinds of dash, space and apostrophe, and with every
 * mark.
 */
export function spelledText(text: string): string {
  const seen = ASCII.test(text)
    ? text.toLowerCase()
    : sameCase(text.replaceAll('´', "'").normalize('NFKC').replace(UNSEEN, ''))
  return seen.replace(JOINTS, ' ').trim()
}

/**
 * Of things with a name that folds as what was written does, those whose name is nearest to it: written just so, else spelled so,
 * else all.
 */
export function closest<T>(
  found: readonly T[],
  written: string,
  namesOf: (item: T) => readonly string[],
): readonly T[] {
  if (found.length < 2) return found
  const nearness = found.map((item) => nearestOf(namesOf(item), written))
  const best = Math.min(...nearness)
  return found.filter((_, at) => nearness[at] === best)
}

/** How near the nearest of the names is to what was written. */
export function nearestOf(names: readonly string[], written: string): Nearness {
  const exact = written.normalize('NFC').trim()
  if (names.some((name) => name.normalize('NFC').trim() === exact)) return WRITTEN_SO
  const spelled = spelledText(written)
  return names.some((name) => spelledText(name) === spelled) ? SPELLED_SO : FOLDED_SO
}

const WRITTEN_SO = 0
export const SPELLED_SO = 1
const FOLDED_SO = 2
export type Nearness = typeof WRITTEN_SO | typeof SPELLED_SO | typeof FOLDED_SO

function cyrillicLetter(_whole: string, letter: string, marks: string): string {
  const left = STRESSED.test(letter) ? marks.replace(STRESSES, '') : marks
  return (letter + (/е/i.test(letter) ? left.replaceAll('\u0308', '') : left)).normalize('NFC')
}

/** In lower case and composed, but for Korean: its letters are looked for while a syllable is still being typed. */
function sameCase(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFC')
    .replace(/[\uac00-\ud7a3]+/g, (syllables) => syllables.normalize('NFD'))
}
