import { zlibSync } from 'fflate'

/** An indirect object without a stream, as PDF syntax in one byte per character. */
export interface PackedObject {
  readonly id: number
  readonly syntax: string
}

/** Where an object stands in the file: at a byte offset, or inside an object stream. */
export type ObjectPlace = { kind: 'offset'; offset: number } | { kind: 'packed'; stream: number; index: number }

/** The body of an object stream. *Source*: ISO 32000-1, 7.5.7. */
export function packObjects(objects: readonly PackedObject[]): { body: Uint8Array; first: number } {
  let offsets = ''
  let bodies = ''
  for (const { id, syntax } of objects) {
    offsets += `${id} ${bodies.length} `
    bodies += `${syntax}\n`
  }
  return { body: Buffer.from(offsets + bodies, 'latin1'), first: offsets.length }
}

const ROW_BYTES = 7

/**
 * The compressed rows of a cross-reference stream, each predicted from the one above.
 * *Shape*: widths 1, 4 and 2 bytes; row 0 is the head of the free list. *Source*: ISO 32000-1, 7.5.8 and 7.4.4.4.
 */
export function packReferences(places: readonly ObjectPlace[]): Uint8Array {
  const rows = new Uint8Array((places.length + 1) * (ROW_BYTES + 1))
  let above = new Uint8Array(ROW_BYTES)
  const write = (at: number, type: number, second: number, third: number): void => {
    const row = new Uint8Array(ROW_BYTES)
    const view = new DataView(row.buffer)
    view.setUint8(0, type)
    view.setUint32(1, second)
    view.setUint16(5, third)
    const start = at * (ROW_BYTES + 1)
    rows[start] = 2
    for (let byte = 0; byte < ROW_BYTES; byte++) rows[start + 1 + byte] = ((row[byte] ?? 0) - (above[byte] ?? 0)) & 0xff
    above = row
  }
  write(0, 0, 0, 0xffff)
  places.forEach((place, at) => {
    if (place.kind === 'offset') write(at + 1, 1, place.offset, 0)
    else write(at + 1, 2, place.stream, place.index)
  })
  return zlibSync(rows, { level: 6 })
}
