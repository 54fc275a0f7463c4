import { describe, expect, it } from 'vitest'
import { runPowerLoss } from '../../torture/power-loss'

describe('a power cut', () => {
  it('loses no acknowledged change, at whatever step and whatever a file system keeps of what was not synced', async () => {
    const { moments, states, failures } = await runPowerLoss({ seed: 11, commits: 14, statesPerMoment: 8 })
    expect(failures).toEqual([])
    expect(moments).toBeGreaterThan(80)
    expect(states).toBeGreaterThan(500)
  })
})
