import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../../src-main/services/window-place'

const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }

describe('the place of the window', () => {
  it('is the middle of the screen the first time', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ width: 1280, height: 800 })
  })

  it('is where it was', () => {
    const place = { x: 1500, y: 40, width: 1000, height: 700, maximized: false }
    expect(placeWindow(place, [laptop, second])).toEqual({ x: 1500, y: 40, width: 1000, height: 700 })
  })

  it('keeps its size but not its place when the screen it was on is gone', () => {
    const place = { x: 2000, y: 40, width: 1000, height: 700, maximized: false }
    expect(placeWindow(place, [laptop])).toEqual({ width: 1000, height: 700 })
  })

  it('fits the largest screen there is', () => {
    const place = { x: 0, y: 0, width: 5000, height: 4000, maximized: false }
    expect(placeWindow(place, [laptop])).toMatchObject({ width: 1440, height: 900 })
  })

  it('is not above the screen, where its title bar could not be caught', () => {
    const place = { x: 10, y: -300, width: 800, height: 600, maximized: false }
    expect(placeWindow(place, [laptop])).toEqual({ width: 800, height: 600 })
  })

  it('survives sizes that are no numbers', () => {
    const place = { width: Number.NaN, height: -5, maximized: false }
    expect(placeWindow(place, [laptop])).toEqual({ width: 480, height: 400 })
  })
})
