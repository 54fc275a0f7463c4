import { describe, expect, it } from 'vitest'
import { replaceFile } from '../../../../src-main/storage/disk/write-file'
import { MemoryDisk, type PowerCut, type Survival } from '../../../support/memory-disk'
import { FOLDER } from '../../../support/storage'

const PATH = `${FOLDER}/settings.json`
const SURVIVALS: readonly Survival[] = ['whole', 'none', 'first-half', 'second-half', 'zeros']

/** Every choice between keeping all names or none, and each way in which content that was not synced may survive. */
const CUTS: readonly PowerCut[] = SURVIVALS.flatMap((survival) =>
  [true, false].map((kept) => ({ keepsName: () => kept, keepsChange: () => survival })),
)

describe('a small file that is put in the place of another', () => {
  it('is the one or the other after a power cut at any step, and the new one once it is said to be there', async () => {
    const disk = new MemoryDisk()
    await disk.makeFolder(FOLDER)
    await replaceFile(disk, PATH, 'the old text')
    const readAfter = async (cut: PowerCut) => (await disk.afterPowerCut(cut).read(PATH)).toString('utf8')
    const seen = new Set<string>()
    disk.afterChange = async () => {
      for (const cut of CUTS) seen.add(await readAfter(cut))
    }
    await replaceFile(disk, PATH, 'the new text, which is longer')
    disk.afterChange = () => undefined
    expect([...seen].sort()).toEqual(['the new text, which is longer', 'the old text'])
    for (const cut of CUTS) expect(await readAfter(cut)).toBe('the new text, which is longer')
  })
})
