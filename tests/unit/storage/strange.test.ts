import { expect, it } from 'vitest'
import { tryStrangeThings } from '../../torture/strange'

it('loses nothing to a clock that jumps, to nesting of 5,000 levels, or to keys called __proto__', async () => {
  const { lines, failures } = await tryStrangeThings()
  expect(failures).toEqual([])
  expect(lines).toHaveLength(6)
})
