/** How many citations and highlights a change of a source's text takes the words from. */
export interface LostWords {
  citations: number
  highlights: number
}

/** '3 citations and 1 highlight have lost their words.'; undefined when none has. */
export function lostSentence({ citations, highlights }: LostWords): string | undefined {
  const parts = [counted(citations, 'citation'), counted(highlights, 'highlight')].filter((part) => part !== '')
  if (parts.length === 0) return undefined
  const isOne = citations + highlights === 1
  return `${parts.join(' and ')} ${isOne ? 'has lost its' : 'have lost their'} words.`
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
}
