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
  armenian: 'noto-scripts/NotoSerifArmenian-Regular.ttf',
  'armenian-bold': 'noto-scripts/NotoSerifArmenian-Bold.ttf',
  bengali: 'noto-scripts/NotoSerifBengali-Regular.ttf',
  'bengali-bold': 'noto-scripts/NotoSerifBengali-Bold.ttf',
  devanagari: 'noto-scripts/NotoSerifDevanagari-Regular.ttf',
  'devanagari-bold': 'noto-scripts/NotoSerifDevanagari-Bold.ttf',
  ethiopic: 'noto-scripts/NotoSerifEthiopic-Regular.ttf',
  'ethiopic-bold': 'noto-scripts/NotoSerifEthiopic-Bold.ttf',
  georgian: 'noto-scripts/NotoSerifGeorgian-Regular.ttf',
  'georgian-bold': 'noto-scripts/NotoSerifGeorgian-Bold.ttf',
  nko: 'noto-scripts/NotoSansNKo-Regular.ttf',
  tamil: 'noto-scripts/NotoSerifTamil-Regular.ttf',
  'tamil-bold': 'noto-scripts/NotoSerifTamil-Bold.ttf',
  thai: 'noto-scripts/NotoSerifThai-Regular.ttf',
  'thai-bold': 'noto-scripts/NotoSerifThai-Bold.ttf',
  tifinagh: 'noto-scripts/NotoSansTifinagh-Regular.ttf',
} as const

export type FaceName = keyof typeof TYPEFACES

/** The faces of a script, regular and bold; they are read only when a text holds its letters. */
interface ScriptFaces {
  readonly letters: RegExp
  readonly regular: readonly FaceName[]
  readonly bold: readonly FaceName[]
}

const SCRIPTS: readonly ScriptFaces[] = [
  { letters: /^[\p{Script=Arabic}\u060c\u061b\u061f\u0640]/u, regular: ['naskh'], bold: ['naskh-bold', 'naskh'] },
  {
    letters: /^\p{Script=Hebrew}/u,
    regular: ['frank-ruhl'],
    bold: ['frank-ruhl-semibold', 'frank-ruhl'],
  },
  { letters: /^\p{Script=Hangul}/u, regular: ['hangul'], bold: ['hangul'] },
  {
    letters:
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u,
    regular: ['han', 'hangul'],
    bold: ['han', 'hangul'],
  },
  { letters: /^\p{Script=Armenian}/u, regular: ['armenian'], bold: ['armenian-bold'] },
  { letters: /^\p{Script=Georgian}/u, regular: ['georgian'], bold: ['georgian-bold'] },
  { letters: /^\p{Script=Ethiopic}/u, regular: ['ethiopic'], bold: ['ethiopic-bold'] },
  { letters: /^\p{Script=Tifinagh}/u, regular: ['tifinagh'], bold: ['tifinagh'] },
  { letters: /^[\p{Script=Nko}]/u, regular: ['nko'], bold: ['nko'] },
  { letters: /^[\p{Script=Thai}\u0e3f]/u, regular: ['thai'], bold: ['thai-bold'] },
  { letters: /^\p{Script=Tamil}/u, regular: ['tamil'], bold: ['tamil-bold'] },
  { letters: /^\p{Script=Bengali}/u, regular: ['bengali'], bold: ['bengali-bold'] },
  // the dandas are Bengali's and Tamil's too
  {
    letters: /^[\p{Script=Devanagari}\u0964\u0965]/u,
    regular: ['devanagari'],
    bold: ['devanagari-bold'],
  },
]

/**
 * The faces that are asked in turn for a character that `first` can't draw: its neighbours in design, then the face of the script.
 * The large fonts are asked for their own scripts only, so that they are read only when needed.
 */
export function fallbacksFor(character: string, first: FaceName): readonly FaceName[] {
  const bold = first.includes('semibold')
  const script = SCRIPTS.find(({ letters }) => letters.test(character))
  if (script) return bold ? script.bold : script.regular
  return bold ? ['sans-semibold', 'serif', 'sans', 'noto-serif'] : ['serif', 'sans', 'noto-serif']
}

/** Faces whose letters change places, stack or join: HarfBuzz shapes them. */
export const COMPLEX_FACES: ReadonlySet<FaceName> = new Set<FaceName>([
  'bengali',
  'bengali-bold',
  'devanagari',
  'devanagari-bold',
  'naskh',
  'naskh-bold',
  'nko',
  'tamil',
  'tamil-bold',
  'thai',
  'thai-bold',
  'tifinagh',
])

/** True when the text holds letters that a complex face draws. */
export function needsComplexShaping(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Nko}\p{Script=Tamil}\p{Script=Thai}\p{Script=Tifinagh}\u0964\u0965]/u.test(
    text,
  )
}
