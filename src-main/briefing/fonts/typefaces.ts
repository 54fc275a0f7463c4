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
  'noto-serif': 'noto-serif/NotoSerif-Regular.ttf',
  naskh: 'naskh-arabic/NotoNaskhArabic-Regular.ttf',
  'naskh-bold': 'naskh-arabic/NotoNaskhArabic-Bold.ttf',
  'frank-ruhl': 'frank-ruhl-libre/FrankRuhlLibre-Regular.ttf',
  'frank-ruhl-semibold': 'frank-ruhl-libre/FrankRuhlLibre-SemiBold.ttf',
  han: 'dossier-han/DossierHan-Regular.otf',
  hangul: 'dossier-han/DossierHangul-Regular.otf',
} as const

export type FaceName = keyof typeof TYPEFACES

const ARABIC = /^[\p{Script=Arabic}\u060c\u061b\u061f\u0640]/u
const HEBREW = /^\p{Script=Hebrew}/u
const HANGUL = /^\p{Script=Hangul}/u
const HAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u

/**
 * The faces that are asked in turn for a character that `first` can't draw: its neighbours in design, then the face of the script.
 * The large East Asian fonts are asked for their own scripts only, so that they are read only when needed.
 */
export function fallbacksFor(character: string, first: FaceName): readonly FaceName[] {
  const bold = first.includes('semibold')
  if (ARABIC.test(character)) return [bold ? 'naskh-bold' : 'naskh', 'naskh']
  if (HEBREW.test(character)) return [bold ? 'frank-ruhl-semibold' : 'frank-ruhl', 'frank-ruhl']
  if (HANGUL.test(character)) return ['hangul']
  if (HAN.test(character)) return ['han', 'hangul']
  return bold ? ['sans-semibold', 'serif', 'sans', 'noto-serif'] : ['serif', 'sans', 'noto-serif']
}
