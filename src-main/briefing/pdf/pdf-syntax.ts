/** A text string in PDF syntax: plain where it is ASCII, UTF-16 where it isn't. *Source*: ISO 32000-1, 7.3.4 and 7.9.2. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  let hex = 'FEFF'
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return `<${hex}>`
}

/** A reference to an object by its number, for dictionaries that pdfkit writes. */
export function indirect(id: number): Indirect {
  return new Indirect(id)
}

/** pdfkit prints with `toString` what isn't a plain object. */
export class Indirect {
  constructor(readonly id: number) {}
  get [Symbol.toStringTag](): string {
    return 'Indirect'
  }
  toString(): string {
    return `${this.id} 0 R`
  }
}
