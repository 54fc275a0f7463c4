import { beforeAll, describe, expect, it } from 'vitest'
import { countSteps } from './count-steps'
import { works } from './works'

const SIZES = [1_000, 4_000]
/** Four times as much takes four times the steps where work is linear, and sixteen times where each is held against each. */
const AT_MOST = 6

describe('the steps of', () => {
  let steps: Record<string, number[]>
  beforeAll(async () => {
    steps = await countSteps(SIZES)
  })
  const growthOf = (name: string) => {
    const [small = 0, large = 0] = steps[name] ?? []
    return large / small
  }

  it.each(Object.keys(works))('%s grow no faster than what is given', (name) => {
    expect(growthOf(name)).toBeLessThan(AT_MOST)
  })

  it('work that holds each against each would be told apart by them', () => {
    expect(growthOf('each against each')).toBeGreaterThan(2 * AT_MOST)
  })
})
