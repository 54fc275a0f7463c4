import { panes } from './panes.svelte'
import { context } from './context.svelte'

const HIDE_AFTER_MS = 180

/** The card beside a marker, for when the context pane that would say the same is not to be seen. */
class CitationCard {
  anchor = $state.raw<HTMLElement | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  readonly needed = $derived(!panes.context.visible || context.tab !== 'source')

  show(anchor: EventTarget | null, delayed: boolean): void {
    clearTimeout(this.timer)
    if (!this.needed || !(anchor instanceof HTMLElement)) return
    if (delayed && this.anchor === null) this.timer = setTimeout(() => (this.anchor = anchor), 150)
    else this.anchor = anchor
  }

  /** Gives the pointer time to reach the card. */
  hideSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.hide(), HIDE_AFTER_MS)
  }

  stay(): void {
    clearTimeout(this.timer)
  }

  hide(): void {
    clearTimeout(this.timer)
    this.anchor = null
  }
}

export const citationCard = new CitationCard()
