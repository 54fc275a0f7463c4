import { describe, expect, it } from 'vitest'
import { placeBeside, placeWindow } from '../../../../src-main/services/desktop/window-bounds'

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

describe('the place of a further window', () => {
  const size = { width: 1000, height: 700 }

  it('is a step beside the one it was opened from, as large as that one', () => {
    expect(placeBeside({ x: 100, y: 50, ...size }, [laptop])).toEqual({ x: 128, y: 78, ...size })
  })

  it('is on the screen of the one it was opened from', () => {
    expect(placeBeside({ x: 1500, y: 50, ...size }, [laptop, second])).toEqual({ x: 1528, y: 78, ...size })
  })

  it('begins at the corner where there is no room for a step', () => {
    expect(placeBeside({ x: 430, y: 50, ...size }, [laptop])).toEqual({ x: 0, y: 78, ...size })
    expect(placeBeside({ x: 430, y: 195, ...size }, [laptop])).toEqual({ x: 0, y: 0, ...size })
  })

  it('fills the screen with one that fills it, and is never outside', () => {
    expect(placeBeside(laptop, [laptop])).toEqual(laptop)
    expect(placeBeside({ x: -300, y: 880, width: 5000, height: 4000 }, [laptop])).toEqual(laptop)
  })

  it('stays inside the screen however many are opened one from another', () => {
    let place = { x: 100, y: 50, ...size }
    for (let count = 0; count < 40; count++) {
      place = placeBeside(place, [laptop])
      expect(place.x).toBeGreaterThanOrEqual(0)
      expect(place.y).toBeGreaterThanOrEqual(0)
      expect(place.x + place.width).toBeLessThanOrEqual(1440)
      expect(place.y + place.height).toBeLessThanOrEqual(900)
    }
  })
})
