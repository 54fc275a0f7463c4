import { panes } from '../window/panes.svelte'
import { context } from '../dossier/context.svelte'

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

  /** Shows it beside a claim that the keyboard has come to. */
  showFor(claim: Element | null): void {
    this.show(claim?.querySelector('.marker') ?? claim, false)
  }

  /** The keyboard leaves what it stands beside. */
  leave(element: HTMLElement): void {
    if (this.anchor && element.contains(this.anchor)) this.hide()
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
