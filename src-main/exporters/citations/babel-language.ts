/**
 * The name under which LaTeX's babel, and so biblatex's `langid`, knows a language; undefined where it knows none.
 * *Shape*: the argument is a language tag, 'pt' or 'pt-BR'. *Source*: `name.babel` of babel's locale files, and of several names that
 * which biblatex has strings for.
 */
export function babelLanguage(tag: string): string | undefined {
  const parts = tag.trim().toLowerCase().split(/[-_]/)
  for (; parts.length > 0; parts.pop()) {
    const name = NAMES.get(parts.join('-'))
    if (name !== undefined) return name
  }
  return undefined
}

const NAMES: ReadonlyMap<string, string> = new Map(
  (
    'af afrikaans|am amharic|ar arabic|az azerbaijani|be belarusian|bg bulgarian|bm bambara|bn bengali|bs bosnian|ca catalan|' +
    'cs czech|cy welsh|da danish|de ngerman|de-at naustrian|de-ch nswissgerman|dje zarma|el greek|en english|en-au australian|' +
    'en-ca canadian|en-gb british|en-nz newzealand|en-us american|eo esperanto|es spanish|et estonian|eu basque|fa persian|ff fulah|' +
    'fi finnish|fo faroese|fr french|ga irish|gl galician|ha hausa|he hebrew|hi hindi|hr croatian|hu hungarian|hy armenian|' +
    'id indonesian|is icelandic|it italian|ja japanese|ka georgian|kab kabyle|kk kazakh|km khmer|kn kannada|ko korean|ky kyrgyz|' +
    'la latin|lo lao|lt lithuanian|lv latvian|mg malagasy|mk macedonian|ml malayalam|mn mongolian|mr marathi|ms malay|mt maltese|' +
    'my burmese|nb norsk|ne nepali|nl dutch|nn nynorsk|no norsk|om oromo|or odia|pa punjabi|pl polish|ps pashto|pt portuguese|' +
    'pt-br brazilian|ro romanian|ru russian|rw kinyarwanda|si sinhala|sk slovak|sl slovene|so somali|sq albanian|sr serbian|' +
    'sv swedish|sw swahili|ta tamil|te telugu|th thai|ti tigrinya|tk turkmen|tr turkish|ug uyghur|uk ukrainian|ur urdu|uz uzbek|' +
    'vi vietnamese|yo yoruba|zgh standardmoroccantamazight|zh chinese|zh-hant chinese-traditional|zh-tw chinese-traditional|zu zulu'
  )
    .split('|')
    .map((entry): [string, string] => {
      const [tag = '', name = ''] = entry.split(' ')
      return [tag, name]
    }),
)
