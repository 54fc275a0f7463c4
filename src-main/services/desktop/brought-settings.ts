import type { Settings } from '../../domain/ports'

/** The key under which words of one's own are kept for the spelling list, one a line. */
const WORDS_KEY = 'spelling.words'

/** The settings here with what only a copy has: habits that were not set here, and words of the spelling list. */
export function mergeBroughtSettings(here: Settings, brought: Settings): Settings {
  const renderer = { ...brought.renderer, ...here.renderer }
  const words = [here, brought].flatMap(({ renderer: of }) =>
    String(of?.[WORDS_KEY] ?? '')
      .split('\n')
      .filter(Boolean),
  )
  if (words.length > 0) renderer[WORDS_KEY] = [...new Set(words)].join('\n')
  return { ...here, ...(Object.keys(renderer).length > 0 && { renderer }) }
}
