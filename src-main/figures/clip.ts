const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Nobody reads a label longer than this. *Units*: UTF-16 code units. */
const LONGEST = 300

/** The text, or as much of its beginning as fits with an ellipsis; no letter is parted from its marks. */
export function clip(value: string, fits: (shown: string) => boolean): string {
  if (value.length <= LONGEST && fits(value)) return value
  const ends = [...graphemes.segment(value.slice(0, LONGEST))].map(({ index }) => index)
  const shown = (end: number): string => `${value.slice(0, end).trimEnd()}…`
  while (ends.length > 1 && !fits(shown(ends.at(-1) ?? 0))) ends.pop()
  return shown(ends.at(-1) ?? 0)
}
