/**
 * Remembers what had the keyboard before something took it, and gives it back. An element that is drawn anew meanwhile is
 * known by its `data-returns`.
 */
export class FocusReturn {
  private before: Element | null = null
  private name: string | undefined

  /** Takes what has the keyboard now, unless that is within the taker itself. *Shape*: `taker` is a selector. */
  remember(taker: string): void {
    const { activeElement } = document
    if (!activeElement || activeElement.closest(taker)) return
    this.before = activeElement
    this.name = activeElement.closest<HTMLElement>('[data-returns]')?.dataset['returns']
  }

  /** To the first that is there: what `first` finds, what had it before, what `otherwise` finds. *Shape*: selectors. */
  giveBack(first: readonly string[], otherwise: readonly string[]): void {
    const find = (selector: string) => document.querySelector(selector)
    const again = this.name === undefined ? [] : [`[data-returns="${CSS.escape(this.name)}"]`]
    const places = [...first.map(find), this.before, ...[...again, ...otherwise].map(find)]
    for (const place of places) {
      if (place === null || !(place instanceof HTMLElement) || place.offsetParent === null) continue
      place.focus({ preventScroll: true })
      return
    }
  }
}
