import { resetLocalTimeZone, setLocalTimeZone } from '@internationalized/date'
import { afterAll, beforeAll } from 'vitest'

/** Puts the machine of the tests around it into a zone of time, as if its owner lived there. */
export function inTimeZone(zone: string): void {
  const before = process.env['TZ']
  beforeAll(() => {
    process.env['TZ'] = zone
    setLocalTimeZone(zone)
  })
  afterAll(() => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    resetLocalTimeZone()
  })
}
