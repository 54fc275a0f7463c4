/** The claims on the page in reading order, as elements that can take the focus. */
function claimsOn(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('[data-claim]')].filter((element) => element.offsetParent !== null)
}

/** Moves the focus to the next claim on the page, or the previous one. Answers false when there is none. */
export function stepClaim(page: HTMLElement, direction: 1 | -1): boolean {
  const claims = claimsOn(page)
  const here = claims.findIndex((element) => element.contains(document.activeElement))
  const next = here >= 0 ? claims[here + direction] : nearest(claims, page, direction)
  if (!next) return false
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
  return true
}

/** The first claim in view, or the last, when the focus is on none. */
function nearest(claims: readonly HTMLElement[], page: HTMLElement, direction: 1 | -1): HTMLElement | undefined {
  const { top, bottom } = page.getBoundingClientRect()
  const inView = claims.filter((element) => {
    const box = element.getBoundingClientRect()
    return box.bottom > top && box.top < bottom
  })
  if (inView.length > 0) return direction === 1 ? inView[0] : inView.at(-1)
  return direction === 1
    ? claims.find((element) => element.getBoundingClientRect().top >= bottom)
    : claims.filter((element) => element.getBoundingClientRect().bottom <= top).at(-1)
}

/** Moves the focus to the next of the window's parts, round and round. */
export function stepPart(direction: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')].filter((part) => part.offsetParent !== null)
  if (parts.length === 0) return
  const here = parts.findIndex((part) => part.contains(document.activeElement))
  const next = parts[(here + direction + parts.length) % parts.length]
  next?.focus()
}
