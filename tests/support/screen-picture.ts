import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** *Source*: X Window System Protocol, version 11, 'Connection Setup' and 'GetImage'. */
const GET_IMAGE = 73
const Z_PIXMAP = 2
const REPLY_HEADER_BYTES = 32

/**
 * What a person would see on the screen of Linux's window system, also where no window answers any more.
 *
 * @returns a PNG; null where there is no such screen
 */
export async function pictureOfScreen(display = process.env['DISPLAY']): Promise<Buffer | null> {
  const number = /^(?:unix)?:(\d+)/.exec(display ?? '')?.[1]
  if (process.platform !== 'linux' || number === undefined) return null
  const socket = connect(`/tmp/.X11-unix/X${number}`)
  try {
    await once(socket, 'connect')
    const read = readerOf(socket)
    socket.write(greeting(number))
    const hello = await read(8)
    const rest = await read(hello.readUInt16LE(6) * 4)
    // Anything but a welcome is a refusal in words.
    if (hello[0] !== 1) return null
    const formats = 32 + padded(rest.readUInt16LE(16))
    const screen = formats + 8 * rest.readUInt8(21)
    const root = rest.readUInt32LE(screen)
    const [width, height] = [rest.readUInt16LE(screen + 20), rest.readUInt16LE(screen + 22)]
    socket.write(imageOrder(root, width, height))
    const header = await read(REPLY_HEADER_BYTES)
    if (header[0] !== 1) return null
    return png(width, height, await read(header.readUInt32LE(4) * 4))
  } catch {
    // A picture helps to understand a failure; that there is none is no further one.
    return null
  } finally {
    socket.destroy()
  }
}

function greeting(display: string): Buffer {
  const cookie = cookieFor(display)
  const name = Buffer.from(cookie ? 'MIT-MAGIC-COOKIE-1' : '')
  const data = cookie ?? Buffer.alloc(0)
  const head = Buffer.alloc(12)
  head.write('l', 0)
  head.writeUInt16LE(11, 2)
  head.writeUInt16LE(name.length, 6)
  head.writeUInt16LE(data.length, 8)
  return Buffer.concat([head, fill(name), fill(data)])
}

function imageOrder(root: number, width: number, height: number): Buffer {
  const order = Buffer.alloc(20)
  order.writeUInt8(GET_IMAGE, 0)
  order.writeUInt8(Z_PIXMAP, 1)
  order.writeUInt16LE(order.length / 4, 2)
  order.writeUInt32LE(root, 4)
  order.writeUInt16LE(width, 12)
  order.writeUInt16LE(height, 14)
  order.writeUInt32LE(0xffff_ffff, 16)
  return order
}

/** The secret that lets a program onto a screen, where one is asked for. *Source*: libXau, the format of `.Xauthority`. */
function cookieFor(display: string): Buffer | null {
  let file: Buffer
  try {
    file = readFileSync(process.env['XAUTHORITY'] ?? path.join(os.homedir(), '.Xauthority'))
  } catch {
    return null
  }
  for (let at = 0; at < file.length;) {
    at += 2
    const [, number, , data] = Array.from({ length: 4 }, () => {
      const length = file.readUInt16BE(at)
      const part = file.subarray(at + 2, at + 2 + length)
      at += 2 + length
      return part
    })
    if (data && (number?.length === 0 || number?.toString() === display)) return data
  }
  return null
}

/** Reads exactly so many bytes at a time. */
function readerOf(socket: Socket): (length: number) => Promise<Buffer> {
  let received = Buffer.alloc(0)
  let wake: () => void = () => undefined
  let ended: Error | null = null
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    wake()
  })
  const end = (error?: Error) => {
    ended = error ?? new Error('the screen closed the connection')
    wake()
  }
  socket.on('error', end)
  socket.on('close', () => end())
  return async (length) => {
    while (received.length < length) {
      if (ended) throw ended
      await new Promise<void>((resolve) => (wake = resolve))
    }
    const bytes = received.subarray(0, length)
    received = received.subarray(length)
    return bytes
  }
}

/** *Shape*: `pixels` are four bytes each: blue, green, red, nothing. *Source*: PNG, third edition. */
function png(width: number, height: number, pixels: Buffer): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = 0
    for (let from = y * width * 4; from < (y + 1) * width * 4; from += 4) {
      rows[to++] = pixels[from + 2] ?? 0
      rows[to++] = pixels[from + 1] ?? 0
      rows[to++] = pixels[from] ?? 0
    }
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

function fill(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)])
}
