import { describe, expect, it } from 'vitest'
import { runs } from '../../support/runs'
import { runModel } from '../../torture/model'

describe('a dossier on disk', () => {
  it('is at every moment what a plain map would be, whatever edits, crashes, failures and restarts come', async () => {
    const { runs: tried, steps } = await runModel(runs(20))
    expect(tried).toBe(runs(20))
    expect(steps['power cut']).toBeGreaterThan(10)
  })
})
