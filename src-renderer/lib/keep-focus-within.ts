/** What can have the keyboard. */
const FOCUSABLE = [
  'a[href]',
  'button:enabled',
  'input:enabled',
  'select',
  'textarea',
  '[tabindex]',
  '[contenteditable="true"]',
]
  .map((selector) => `${selector}:not([tabindex="-1"])`)
  .join()

/**
 * Keeps the keyboard where the reader works: when what has it goes, as a button does whose work is done, it falls to what has come
 * to stand in that place within the same `data-keeps-focus`, and not to nowhere.
 */
export function keepFocusWithin(): () => void {
  let held: HTMLElement | null = null
  let place: HTMLElement | null = null
  let index = -1
  const focusables = () => [...(place?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
  const observer = new MutationObserver(() => {
    if (!held || !place || held.isConnected || document.activeElement !== document.body) return
    held = null
    const rest = focusables()
    const next = rest[Math.min(index, rest.length - 1)] ?? place
    next.focus({ preventScroll: true })
  })
  const entered = ({ target }: FocusEvent) => {
    observer.disconnect()
    held = target instanceof HTMLElement && !target.isContentEditable ? target : null
    place = held?.closest<HTMLElement>('[data-keeps-focus]') ?? null
    if (!held || !place) return
    index = focusables().indexOf(held)
    observer.observe(place, { childList: true, subtree: true })
  }
  document.addEventListener('focusin', entered)
  return () => {
    document.removeEventListener('focusin', entered)
    observer.disconnect()
  }
}
