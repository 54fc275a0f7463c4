import { describe, expect, it, onTestFinished } from 'vitest'
import { bundle } from '../../support/bundle.mjs'
import { tempFolder } from '../../support/temp-folder'
import { contend } from '../../torture/contention'
import { killOften } from '../../torture/kills'

describe('a process that is killed', () => {
  it('loses no acknowledged change and leaves nothing that a start stumbles over', async () => {
    const child = await bundle('tests/torture/kill-child.ts')
    onTestFinished(() => child.remove())
    const figures = await killOften(child.file, await tempFolder(), 12, 3)
    expect(figures.failures).toEqual([])
    expect(figures).toMatchObject({ kills: 12, lost: 0, corruptStarts: 0 })
    expect(figures.acknowledged).toBeGreaterThan(0)
  })

  it('hands the data folder on: several that write at once, some of them killed, never overwrite each other', async () => {
    const child = await bundle('tests/torture/contending-child.ts')
    onTestFinished(() => child.remove())
    const { saved, failures } = await contend(child.file, await tempFolder(), {
      processes: 3,
      turns: 4,
      killed: 1,
      seed: 5,
    })
    expect(failures).toEqual([])
    expect(saved).toBeGreaterThanOrEqual(8)
  })
})
