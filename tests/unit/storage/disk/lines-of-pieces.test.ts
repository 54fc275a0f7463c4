import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { nodeDisk } from '../../../../src-main/storage/disk/disk'
import { LinesOfPieces } from '../../../../src-main/storage/disk/lines-of-pieces'
import { tempFolder } from '../../../support/temp-folder'
import { runs } from '../../../support/runs'

describe('lines of pieces', () => {
  it('are those of the whole text, wherever the pieces end, in memory that is used again', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', 'é', '𝄞', 'я', '\r'), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 9 })), (whole, lengths) => {
        const bytes = Buffer.from(whole)
        const reading = new LinesOfPieces()
        const lines: string[] = []
        const memory = Buffer.alloc(bytes.length)
        for (let from = 0; from < bytes.length;) {
          const length = lengths.shift() ?? bytes.length
          const copied = bytes.copy(memory, 0, from, from + length)
          lines.push(...reading.endingIn(memory.subarray(0, copied)))
          memory.fill(0)
          from += copied
        }
        const expected = whole.split('\n')
        expect(reading.isComplete).toBe(expected.at(-1) === '')
        expect(lines).toEqual(expected.slice(0, -1))
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('a file in pieces', () => {
  it('is the whole file, whether or not it ends with a piece', async () => {
    const path = join(await tempFolder(), 'file')
    for (const sizeBytes of [0, 1, 2 * 1024 * 1024, 2 * 1024 * 1024 + 5]) {
      await writeFile(path, randomBytes(sizeBytes))
      const pieces: Buffer[] = []
      for await (const piece of nodeDisk.readPieces(path)) pieces.push(Buffer.from(piece))
      expect(Buffer.concat(pieces).equals(await readFile(path))).toBe(true)
    }
  })

  it.runIf(process.platform === 'linux')('is closed when reading stops early', async () => {
    const path = join(await tempFolder(), 'file')
    await writeFile(path, randomBytes(3 * 1024 * 1024))
    const openFiles = async () => (await readdir('/proc/self/fd')).length
    const before = await openFiles()
    for (let turn = 0; turn < 20; turn += 1) for await (const _ of nodeDisk.readPieces(path)) break
    expect(await openFiles()).toBeLessThan(before + 5)
  })

  it('that the disk stops giving while a piece is in use is said to the reader, and to nobody else', async () => {
    const path = join(await tempFolder(), 'file')
    await writeFile(path, randomBytes(3 * 1024 * 1024))
    const handle = await open(path)
    const read = vi.spyOn(Object.getPrototypeOf(handle) as { read: () => Promise<unknown> }, 'read')
    await handle.close()
    const unheard: unknown[] = []
    const hear = (reason: unknown) => unheard.push(reason)
    process.on('unhandledRejection', hear)
    try {
      const reading = nodeDisk.readPieces(path)[Symbol.asyncIterator]()
      await reading.next()
      read.mockImplementation(() => Promise.reject(new Error('EIO: the disk is gone')))
      // The second piece has been read already; the third is read while the second is in use.
      await reading.next()
      await new Promise((done) => setTimeout(done, 20))
      await expect(reading.next()).rejects.toThrow('the disk is gone')
    } finally {
      process.off('unhandledRejection', hear)
      read.mockRestore()
    }
    expect(unheard).toEqual([])
  })
})
