import type { Claim } from '../records/claim'
import { foldText } from '../text/folding'
import type { Percentage } from '../values/percentage'

/** A share as a claim's words give it. *Units*: per cent. */
export interface Share {
  /** It lies between the two. */
  least: number
  most: number
  /** So much is held for certain. */
  certain: number
  /** What it is a share of: 'votes'. */
  of: string
}

const FIGURE =
  /(\d{1,3}(?:[.,]\d+)?)\s*(?:%|٪|per ?cent\b|pour cent\b|prozent\b|por ?ciento\b|por cento\b|процент\p{L}*|відсотк\p{L}*)/iu
/** Said before a figure that is no more than a bound of it, or only near it. */
const AT_LEAST =
  /(?:at least|more than|over|above|min(?:imum)?|au moins|plus de|mindestens|mehr als|más de|более|свыше)\s*$/iu
const AT_MOST =
  /(?:at most|less than|up to|under|below|max(?:imum)?|moins de|höchstens|bis zu|weniger als|menos de|менее|до)\s*$/iu
const ABOUT =
  /(?:about|around|approx(?:imately|\.)?|roughly|some|nearly|almost|ca?\.?|circa|environ|etwa|rund|unos|около|примерно|~|≈)\s*$/iu

const HELD = '(?:share\\w*|stake\\w*|owner\\w*|holders?|holding|interest|capital|votes?|equity)'
/** Shares that are given in words. */
const WORDS: readonly [words: RegExp, share: Pick<Share, 'least' | 'most' | 'certain'>][] = [
  [new RegExp(`\\b(?:sole|whole|entire)\\b.*\\b${HELD}\\b|\\bwholly owned\\b`, 'iu'), exactly(100)],
  [new RegExp(`\\b(?:majority|controlling)\\b.*\\b${HELD}\\b`, 'iu'), { least: 50, most: 100, certain: 50.5 }],
  [new RegExp(`\\bminority\\b.*\\b${HELD}\\b`, 'iu'), { least: 0, most: 50, certain: 0 }],
  [new RegExp(`\\bthree quarters\\b.*\\b${HELD}\\b`, 'iu'), exactly(75)],
  [new RegExp(`\\btwo thirds\\b.*\\b${HELD}\\b`, 'iu'), exactly(66.7)],
  [new RegExp(`\\b(?:a|one) quarter\\b.*\\b${HELD}\\b`, 'iu'), exactly(25)],
  [new RegExp(`\\b(?:a|one) third\\b.*\\b${HELD}\\b`, 'iu'), exactly(33.3)],
  [new RegExp(`\\b(?:one |a )?half\\b.*\\b${HELD}\\b`, 'iu'), exactly(50)],
]

/** Null where the claim gives none, or one that is held through others and is counted with theirs. */
export function shareOf({ qualifiers }: Claim): Share | null {
  const { role, share } = qualifiers ?? {}
  if (share && !/indirect|indirekt|mittelbar|косвенн/iu.test(role ?? ''))
    return { ...givenShare(share), of: role === undefined ? '' : wordsBeside(role) }
  if (role === undefined || /indirect|indirekt|mittelbar|косвенн/iu.test(role)) return null
  const figure = FIGURE.exec(role)
  if (figure) {
    const size = Number((figure[1] ?? '').replace(',', '.'))
    if (size > 100) return null
    return { ...bounded(size, figure[1] ?? '', role.slice(0, figure.index)), of: wordsBeside(role) }
  }
  const worded = WORDS.find(([words]) => words.test(role))
  return worded ? { ...worded[1], of: wordsBeside(role) } : null
}

function givenShare({ percent, to, nearness }: Percentage): Omit<Share, 'of'> {
  const size = Number(percent)
  if (to !== undefined) return { least: size, most: Number(to), certain: size }
  switch (nearness) {
    case 'at-least':
    case 'more-than':
      return { least: size, most: 100, certain: size }
    case 'at-most':
    case 'less-than':
      return { least: 0, most: size, certain: 0 }
    case 'about':
      return about(size)
    default:
      return exactly(size, percent.includes('.') ? 0.05 : 0.5)
  }
}

function about(size: number): Omit<Share, 'of'> {
  return { least: size - 5, most: size + 5, certain: size - 5 }
}

function bounded(size: number, figure: string, before: string): Omit<Share, 'of'> {
  if (AT_LEAST.test(before)) return { least: size, most: 100, certain: size }
  if (AT_MOST.test(before)) return { least: 0, most: size, certain: 0 }
  if (ABOUT.test(before)) return about(size)
  return exactly(size, /[.,]/.test(figure) ? 0.05 : 0.5)
}

/** A figure as it is given, rounded. */
function exactly(size: number, rounded = 0.5): Omit<Share, 'of'> {
  return { least: size - rounded, most: size + rounded, certain: size }
}

function wordsBeside(role: string): string {
  return foldText(role.replace(FIGURE, ' '))
    .replace(
      /\b(?:about|some|around|over|at least|at most|more than|less than|up to|holds?|owns?|shares?|shareholders?|shareholding|stakes?|stakeholders?|owners?|owned|holders?|holding|sole|whole|wholly|entire|majority|controlling|minority|three quarters|two thirds|one|quarter|third|half|of|the|a|an|with|in)\b/gu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim()
}
