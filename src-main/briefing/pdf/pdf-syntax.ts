/** A text string in PDF syntax: plain where it is ASCII, UTF-16 where it isn't. *Source*: ISO 32000-1, 7.3.4 and 7.9.2. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
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
