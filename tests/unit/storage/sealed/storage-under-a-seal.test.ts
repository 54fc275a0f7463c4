import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PLAIN } from '../../../../src-main/storage/disk/seal'
import { seededRandom } from '../../../support/random'
import { toySeal } from '../../../support/toy-seal'

// Files share their modules: without this those below would be here as they have run already, or not at all.
vi.resetModules()
const { testUnder } = await import('../../../support/seal-under-test')
const { flipBits, makeSample, truncateEverywhere } = await import('../../../torture/damage')
const { runPowerLoss } = await import('../../../torture/power-loss')

beforeAll(() => testUnder(toySeal))
afterAll(() => {
  testUnder(PLAIN)
  // So that those below are there again when their own turn comes.
  vi.resetModules()
})

// Each of these is run a second time, under a seal that changes every byte and most lengths.
await import('../backups.test')
await import('../delete-for-good.test')
await import('../dossiers/dossier-storage.test')
await import('../model.test')
await import('../snapshots.test')

describe('a data folder under a seal', () => {
  it('keeps what was acknowledged through a power cut', async () => {
    const { states, failures } = await runPowerLoss({ seed: 5, commits: 6, statesPerMoment: 3 })
    expect(failures).toEqual([])
    expect(states).toBeGreaterThan(100)
  })

  it('accepts no damage in silence, and wastes nothing that was whole', async () => {
    const sample = await makeSample(8)
    expect([...sample.files.values()].some((bytes) => bytes.includes('"collection"'))).toBe(false)
    const cuts = await truncateEverywhere(sample, 397)
    const flips = await flipBits(sample, 60, seededRandom(7))
    expect([...cuts.failures, ...flips.failures]).toEqual([])
    expect(flips.outcomes.mended + flips.outcomes.told).toBeGreaterThan(10)
  })
})
