import { deflateSync, inflateSync } from 'node:zlib'

/** A picture in grey. *Shape*: `pixels` row by row from the top, one byte each, 0 is black. */
export interface GrayPicture {
  width: number
  height: number
  pixels: Uint8Array
}

/** White, of this size. */
export function blank(width: number, height: number): GrayPicture {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) }
}

/** Puts a picture into another one, with its upper left corner there. */
export function paste(into: GrayPicture, picture: GrayPicture, x: number, y: number): void {
  for (let row = 0; row < picture.height; row++)
    into.pixels.set(picture.pixels.subarray(row * picture.width, (row + 1) * picture.width), (y + row) * into.width + x)
}

/** A part of a picture. */
export function crop(picture: GrayPicture, x: number, y: number, width: number, height: number): GrayPicture {
  const part = blank(width, height)
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x
    part.pixels.set(picture.pixels.subarray(from, from + width), row * width)
  }
  return part
}

/** The share of pixels that differ by more than this many steps of grey; 1 when the sizes differ. */
export function differingShare(a: GrayPicture, b: GrayPicture, steps: number): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  let count = 0
  a.pixels.forEach((value, at) => {
    if (Math.abs(value - (b.pixels[at] ?? 0)) > steps) count++
  })
  return count / a.pixels.length
}

/** With so few steps of grey that a file of it stays small. */
export function coarse(picture: GrayPicture, steps: number): GrayPicture {
  const size = 255 / (steps - 1)
  return { ...picture, pixels: picture.pixels.map((value) => Math.round(Math.round(value / size) * size)) }
}

/** *Source*: Netpbm's PGM, raw, with 8 bits. *Errors*: throws on anything else. */
export function readPgm(bytes: Uint8Array): GrayPicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
  if (!head) throw new Error('this is not a PGM picture')
  const [all, width, height] = head
  return { width: Number(width), height: Number(height), pixels: bytes.slice(all.length) }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** *Source*: PNG (ISO/IEC 15948), grey with 8 bits, each row as the difference from the one above. */
export function writePng({ width, height, pixels }: GrayPicture): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 2
    for (let x = 0; x < width; x++) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + x] ?? 0)
      rows[y * (width + 1) + 1 + x] = (pixels[y * width + x] ?? 0) - above
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Reads what `writePng` wrote. *Errors*: throws on any other kind of PNG. */
export function readPng(bytes: Buffer): GrayPicture {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('this is not a PNG picture')
  let data = Buffer.alloc(0)
  let width = 0
  let height = 0
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
    } else if (type === 'IDAT') data = Buffer.concat([data, body])
    at += length + 12
  }
  const rows = inflateSync(data)
  const picture = blank(width, height)
  for (let y = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 2) throw new Error('this picture was not written by these tests')
    for (let x = 0; x < width; x++) {
      const above = y === 0 ? 0 : (picture.pixels[(y - 1) * width + x] ?? 0)
      picture.pixels[y * width + x] = (rows[y * (width + 1) + 1 + x] ?? 0) + above
    }
  }
  return picture
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc(named), named.length + 4)
  return framed
}

function crc(bytes: Buffer): number {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}
