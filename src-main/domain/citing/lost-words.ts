import { listed } from '../text/listed'
import { counted } from '../text/counted'
/** How many citations and highlights a change of a source's text takes the words from, and how many citations it gives other words. */
export interface LostWords {
  citations: number
  highlights: number
  reworded: number
}

/** '3 citations and 1 highlight have lost their words. 2 citations have been reworded: …'; undefined when nothing has changed for any. */
export function lostSentence({ citations, highlights, reworded }: LostWords): string | undefined {
  const parts = [
    ...(citations > 0 ? [counted(citations, 'citation')] : []),
    ...(highlights > 0 ? [counted(highlights, 'highlight')] : []),
  ]
  const sentences = [
    ...(parts.length === 0
      ? []
      : [`${listed(parts)} ${citations + highlights === 1 ? 'has lost its' : 'have lost their'} words.`]),
    ...(reworded === 0
      ? []
      : [
          `${counted(reworded, 'citation')} ${reworded === 1 ? 'has' : 'have'} been reworded: see whether ${reworded === 1 ? 'it still says' : 'they still say'} so.`,
        ]),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}
