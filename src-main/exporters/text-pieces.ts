import type { ExportPiece } from '../domain/exchange/exchange-ports'

/** *Units*: UTF-16 code units gathered before they are encoded; a piece of about this size takes a few milliseconds. */
const PIECE_LENGTH = 65_536

const encoder = new TextEncoder()

/** Gathers texts, one a record, into pieces. */
export function* textPieces(file: string, texts: Iterable<string>): Generator<ExportPiece> {
  let gathered: string[] = []
  let length = 0
  for (const text of texts) {
    gathered.push(text)
    length += text.length
    if (length >= PIECE_LENGTH) {
      yield { file, bytes: encoder.encode(gathered.join('')), records: gathered.length }
      gathered = []
      length = 0
    }
  }
  if (gathered.length > 0) yield { file, bytes: encoder.encode(gathered.join('')), records: gathered.length }
}
