import { describe, expect, it } from 'vitest'
import { runModel } from '../../torture/model'

describe('a dossier on disk', () => {
  it('is at every moment what a plain map would be, whatever edits, crashes, failures and restarts come', async () => {
    const { runs, steps } = await runModel(60)
    expect(runs).toBe(60)
    expect(steps['power cut']).toBeGreaterThan(40)
  }, 600_000)
})
