/** *Units*: steps. Work of no more than so many is done at once: whoever asks for a single record waits for nobody in between. */
const AT_ONCE = 200

/** Whether work of so many steps is long enough to let others in between. */
export function isLong(steps: number): boolean {
  return steps > AT_ONCE
}
