import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idSchema } from '../../../../src-main/domain/records/ids'
import { machineOf } from '../../../../src-main/storage/data-folder/machine'
import { nodeDisk, type Disk } from '../../../../src-main/storage/disk/disk'
import { tempFolder } from '../../../support/temp-folder'

const idIn = (folder: string, disk: Disk = nodeDisk) => machineOf(disk, join(folder, 'machine.json'), folder)

describe('the id of a machine', () => {
  it('stays the same in the same place, and is an id like others', async () => {
    const folder = await tempFolder()
    const id = await idIn(folder)
    expect(idSchema.parse(id)).toBe(id)
    expect(await idIn(folder)).toBe(id)
  })

  it('is another one in a folder that was copied', async () => {
    const folder = await tempFolder()
    const id = await idIn(folder)
    const copy = join(await tempFolder(), 'copy')
    await cp(folder, copy, { recursive: true })
    const other = await idIn(copy)
    expect(other).not.toBe(id)
    expect(await idIn(copy)).toBe(other)
    expect(await idIn(folder)).toBe(id)
  })

  it('says nothing of the computer, the place or the person', async () => {
    const folder = await tempFolder()
    await idIn(folder)
    const text = await readFile(join(folder, 'machine.json'), 'utf8')
    const { place } = JSON.parse(text) as { place: string }
    for (const word of [hostname(), folder, ...folder.split('/').filter((part) => part.length > 3)])
      expect(text).not.toContain(word)
    expect(place).toMatch(/^[0-9a-f]{5}$/)
  })

  it.each(['', '{', '{"id":"NOT AN ID","salt":"s","place":"p"}', '[]'])(
    'is made anew where it reads %j',
    async (text) => {
      const folder = await tempFolder()
      await writeFile(join(folder, 'machine.json'), text)
      const id = await idIn(folder)
      expect(await idIn(folder)).toBe(id)
    },
  )

  it('is there for as long as the folder is open when the disk is full', async () => {
    const folder = await tempFolder()
    const full: Disk = { ...nodeDisk, open: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) }
    expect(idSchema.parse(await idIn(folder, full))).toBeTruthy()
    await rm(folder, { recursive: true })
  })
})
