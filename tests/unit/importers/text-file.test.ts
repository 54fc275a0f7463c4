import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTextFile } from '../../../src-main/importers/text-file'
import { tempFolder } from '../../support/temp-folder'

async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'source.txt')
  await writeFile(path, bytes)
  return path
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('a text file', () => {
  it('is read as UTF-8, or as UTF-16 where its mark says so', async () => {
    expect(await readTextFile(await fileOf('Бамако, 12 mars'))).toBe('Бамако, 12 mars')
    expect(await readTextFile(await fileOf(utf16('Бамако')))).toBe('Бамако')
    expect(await readTextFile(await fileOf(utf16('Бамако').swap16()))).toBe('Бамако')
  })

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x42, 0xe9, 0x20])],
    ['NUL in UTF-8', 'a\0b'],
    ['NUL in UTF-16', utf16('a\0b')],
  ])('is refused with %s, and the way out is told', async (_what, bytes) => {
    await expect(readTextFile(await fileOf(bytes))).rejects.toMatchObject({
      code: 'invalid-input',
      message: "'source.txt' is not a text file in UTF-8 or UTF-16. Save it as UTF-8 text and try again.",
    })
  })

  it('is refused over 20 MB before it is read, and when it is gone', async () => {
    const path = await fileOf('')
    await truncate(path, 20_000_001)
    await expect(readTextFile(path)).rejects.toMatchObject({ code: 'too-large' })
    await expect(readTextFile(`${path}.gone`)).rejects.toMatchObject({ code: 'not-found' })
  })
})
