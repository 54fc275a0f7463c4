import type { Settings } from '../../domain/ports'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

const DEFAULT_SIZE = { width: 1280, height: 800 }
/** The smallest window in which a page can still be read. */
export const MINIMUM_SIZE = { width: 480, height: 400 }
/** At least this much of the title bar must be on a screen to be caught with the mouse. *Units*: px. */
const REACHABLE = 80

/**
 * Where to put the window: where it was, when that is still on a screen and fits it; else its size, in the middle.
 * *Shape*: without `x` and `y` the window is centred.
 */
export function placeWindow(
  remembered: Settings['window'],
  screens: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const widest = Math.max(...screens.map((screen) => screen.width), MINIMUM_SIZE.width)
  const tallest = Math.max(...screens.map((screen) => screen.height), MINIMUM_SIZE.height)
  const width = clamp(remembered?.width ?? DEFAULT_SIZE.width, MINIMUM_SIZE.width, widest)
  const height = clamp(remembered?.height ?? DEFAULT_SIZE.height, MINIMUM_SIZE.height, tallest)
  const { x, y } = remembered ?? {}
  if (x === undefined || y === undefined) return { width, height }
  const reachable = screens.some(
    (screen) =>
      x + width >= screen.x + REACHABLE &&
      x <= screen.x + screen.width - REACHABLE &&
      y >= screen.y &&
      y <= screen.y + screen.height - REACHABLE,
  )
  return reachable ? { x, y, width, height } : { width, height }
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.round(Math.min(Math.max(value, low), high)) : low
}

/** How far a further window stands from the one it was opened from. *Units*: px, down and to the right. */
const STEP = 28

/**
 * Where to put a further window: as large as the one it was opened from and a step down and to the right of it, inside the screen
 * that one is on. Where there is no room for a step, it begins again at that screen's corner.
 */
export function placeBeside(from: Rectangle, screens: readonly Rectangle[]): Rectangle {
  const screen = screens.find((one) => holds(one, from.x + from.width / 2, from.y + from.height / 2)) ?? screens[0]
  if (!screen) return from
  const width = clamp(from.width, MINIMUM_SIZE.width, screen.width)
  const height = clamp(from.height, MINIMUM_SIZE.height, screen.height)
  return {
    x: stepWithin(from.x, width, screen.x, screen.width),
    y: stepWithin(from.y, height, screen.y, screen.height),
    width,
    height,
  }
}

function stepWithin(from: number, size: number, start: number, room: number): number {
  const stepped = Math.round(from + STEP)
  if (stepped >= start && stepped + size <= start + room) return stepped
  return from > start ? start : start + room - size
}

function holds(screen: Rectangle, x: number, y: number): boolean {
  return x >= screen.x && x < screen.x + screen.width && y >= screen.y && y < screen.y + screen.height
}
