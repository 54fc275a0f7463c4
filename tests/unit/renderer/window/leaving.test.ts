import { expect, it } from 'vitest'
import type { MarkedHigher } from '../../../../src-main/domain/leaving/carry'
import { LeavingCheck } from '../../../../src-renderer/state/window/leaving.svelte'

const HIGHER: MarkedHigher = { kind: 'source', id: 's', label: 'A source', marking: 'TLP:RED' }
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => (resolve = settle))
  return { promise, resolve }
}
const answer = (higher: MarkedHigher[]) => ({ higher, raiseTo: 'TLP:RED' as const, leftOut: [] })

it('lets an export go or stop by the choices as they stand when it is pressed, whatever was answered before', async () => {
  const check = new LeavingCheck()
  expect(await check.holds()).toBe(false)
  check.ask(() => Promise.resolve(answer([HIGHER])), 0)
  expect(await check.holds()).toBe(true)
  // The mark is raised, and the button pressed before that was answered.
  const late = deferred<ReturnType<typeof answer>>()
  check.ask(() => late.promise, 0)
  const pressed = check.holds()
  late.resolve(answer([]))
  expect(await pressed).toBe(false)
  // Asked anew while the one before is on its way: the answer to that one is not shown.
  const slow = deferred<ReturnType<typeof answer>>()
  check.ask(() => slow.promise, 0)
  const pressedThen = check.holds()
  check.ask(() => Promise.resolve(answer([HIGHER])), 0)
  slow.resolve(answer([]))
  expect(await pressedThen).toBe(true)
  expect(check.outgoing?.higher).toEqual([HIGHER])
})

it('is left as it was by what could not be asked', async () => {
  const check = new LeavingCheck()
  check.ask(() => Promise.resolve(answer([HIGHER])), 0)
  await check.holds()
  check.ask(() => Promise.reject(new Error('gone')), 0)
  expect(await check.holds()).toBe(true)
})
