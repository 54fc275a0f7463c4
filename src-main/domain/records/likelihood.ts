/** The words for how likely something is, with the share each stands for. *Source*: ICD 203; only this row of words is used. */
export const LIKELIHOOD: readonly { word: string; share: string }[] = [
  { word: 'almost no chance', share: '1–5 %' },
  { word: 'very unlikely', share: '5–20 %' },
  { word: 'unlikely', share: '20–45 %' },
  { word: 'roughly even', share: '45–55 %' },
  { word: 'likely', share: '55–80 %' },
  { word: 'very likely', share: '80–95 %' },
  { word: 'almost certain', share: '95–99 %' },
]

/** The likelihood words that a text uses, the longest reading of each: 'very unlikely' is not 'unlikely' too. */
export function likelihoodWords(text: string): string[] {
  const words = LIKELIHOOD.map(({ word }) => word).sort((a, b) => b.length - a.length)
  const found = text.toLowerCase().match(new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'gu')) ?? []
  return [...new Set<string>(found)]
}

/** True when a sentence says how sure and how likely at once; a reader cannot tell which of the two a number then is. */
export function mixesConfidence(text: string): boolean {
  return text
    .split(/(?<=[.!?])\s+/)
    .some((sentence) => likelihoodWords(sentence).length > 0 && CONFIDENCE.test(sentence))
}

const CONFIDENCE = /(?<!\p{L})(?:low|moderate|high|medium)\s+confidence|(?<!\p{L})confidence(?!\p{L})/iu
