/** How many citations and highlights a change of a source's text takes the words from, and how many citations it gives other words. */
export interface LostWords {
  citations: number
  highlights: number
  reworded: number
}

/** '3 citations and 1 highlight have lost their words. 2 citations have been reworded: …'; undefined when nothing has changed for any. */
export function lostSentence({ citations, highlights, reworded }: LostWords): string | undefined {
  const parts = [counted(citations, 'citation'), counted(highlights, 'highlight')].filter((part) => part !== '')
  const sentences = [
    ...(parts.length === 0
      ? []
      : [`${parts.join(' and ')} ${citations + highlights === 1 ? 'has lost its' : 'have lost their'} words.`]),
    ...(reworded === 0
      ? []
      : [
          `${counted(reworded, 'citation')} ${reworded === 1 ? 'has' : 'have'} been reworded: see whether ${reworded === 1 ? 'it still says' : 'they still say'} so.`,
        ]),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
}
