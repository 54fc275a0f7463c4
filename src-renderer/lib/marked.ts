/** A stretch of text, marked or not. */
export interface Part {
  text: string
  marked: boolean
}

/** The text in up to three parts around its marked span. *Units*: the span counts code points. */
export function marked(text: string, span: { start: number; end: number } | undefined): Part[] {
  if (!span) return [{ text, marked: false }]
  const characters = [...text]
  const parts = [
    { text: characters.slice(0, span.start).join(''), marked: false },
    { text: characters.slice(span.start, span.end).join(''), marked: true },
    { text: characters.slice(span.end).join(''), marked: false },
  ]
  return parts.filter((part) => part.text !== '')
}
