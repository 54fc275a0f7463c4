import { describe, expect, it } from 'vitest'
import { Latest } from '../../../src-renderer/lib/latest'

describe('what was asked last', () => {
  it('is all that is still wanted', () => {
    const asked = new Latest()
    const first = asked.ask()
    expect(first()).toBe(true)
    const second = asked.ask()
    expect([first(), second()]).toEqual([false, true])
  })

  it('is wanted no more once it is forgotten, nor what was asked beside it', () => {
    const asked = new Latest()
    const first = asked.ask()
    const beside = asked.still()
    expect(beside()).toBe(true)
    asked.forget()
    expect([first(), beside()]).toEqual([false, false])
    expect(asked.still()()).toBe(true)
  })
})
