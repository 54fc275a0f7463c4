/** The faces a briefing is set in. */
export const TYPEFACES = {
  serif: 'source-serif/SourceSerif4-Regular.ttf',
  'serif-italic': 'source-serif/SourceSerif4-It.ttf',
  'serif-semibold': 'source-serif/SourceSerif4-Semibold.ttf',
  'serif-semibold-italic': 'source-serif/SourceSerif4-SemiboldIt.ttf',
  sans: 'source-sans/SourceSans3-Regular.ttf',
  'sans-italic': 'source-sans/SourceSans3-It.ttf',
  'sans-semibold': 'source-sans/SourceSans3-Semibold.ttf',
  'sans-semibold-italic': 'source-sans/SourceSans3-SemiboldIt.ttf',
} as const

export type FaceName = keyof typeof TYPEFACES

/** The faces that are asked, in order, for what a face can't draw. */
export const FALLBACKS: readonly FaceName[] = ['serif', 'sans']
