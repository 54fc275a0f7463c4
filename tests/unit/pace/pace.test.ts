import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atPace, Pace } from '../../../src-main/pace/pace'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('long work', () => {
  it('goes on while its stretch lasts, then lets what waits go first', async () => {
    const pace = new Pace()
    let others = 0
    const wait = () => setImmediate(() => others++)
    wait()
    await pace.pause()
    expect(others).toBe(0)
    vi.advanceTimersByTime(8)
    expect(pace.isOver()).toBe(true)
    await pace.pause()
    expect([others, pace.isOver()]).toEqual([1, false])
  })

  it('is stopped where it lets others go first', async () => {
    const signal = { aborted: true }
    await expect(new Pace(signal).rest()).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('gives what it came to', async () => {
    function* work() {
      for (let at = 0; at < 3; at++) {
        vi.advanceTimersByTime(9)
        yield undefined
      }
      return 'done'
    }
    await expect(atPace(work())).resolves.toBe('done')
  })
})
