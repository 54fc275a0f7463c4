import { Latest } from '../../lib/latest'
import type { Written } from '@contract/events'
import { tick } from 'svelte'
import type { Id } from '@domain/records/ids'
import { formatLocation, parseLocation, samePage, type Location, type Route } from '../../lib/route'
import { context } from '../dossier/context.svelte'
import { currentPage } from '../dossier/page.svelte'
import { session } from '../dossier/session.svelte'

/** What each entry of the window's history carries. */
interface Entry {
  /** Counts up from the first entry of this run. */
  index: number
}

/** Where the reader is, where they were, and how far down the page they had read. */
class Router {
  private index = $state(0)
  private last = $state(0)
  private readonly scrolls = new Map<number, number>()
  private scroller: HTMLElement | null = null
  /** Counts the places asked for: what a slower answer to an earlier one brings is let go. */
  private readonly asked = new Latest()
  /** The way to the place that was last asked for; null once the reader is there. */
  private underWay: Promise<void> | null = null
  /** Counts arrivals, for what has to happen once a page is there. */
  arrivals = $state(0)

  readonly canGoBack = $derived(this.index > 0)
  readonly canGoForward = $derived(this.index < this.last)

  /** Goes where the window's history goes. Answers how to stop. */
  watch(): () => void {
    const arrive = () => void this.arrive()
    addEventListener('popstate', arrive)
    return () => removeEventListener('popstate', arrive)
  }

  /** Begins at the address the window was opened with, or at the given place. */
  async start(otherwise: Location): Promise<void> {
    const to = parseLocation(location.hash) ?? otherwise
    // A reload keeps the history's entries but not this object: begin anew from where the reader is.
    history.replaceState({ index: 0 } satisfies Entry, '', formatLocation(to))
    await this.show(to, null)
  }

  /** The element that scrolls the page. */
  attach(scroller: HTMLElement): () => void {
    this.scroller = scroller
    const note = () => this.scrolls.set(this.index, scroller.scrollTop)
    scroller.addEventListener('scroll', note, { passive: true })
    let key = ''
    const hear = (event: KeyboardEvent) => (key = event.key)
    // Only the keys that move from pane to pane bring the keyboard here on purpose.
    const arrive = () => key !== 'F6' && key !== 'Tab' && keepQuiet(scroller)
    addEventListener('keydown', hear, { capture: true })
    scroller.addEventListener('focus', arrive)
    return () => {
      scroller.removeEventListener('scroll', note)
      removeEventListener('keydown', hear, { capture: true })
      scroller.removeEventListener('focus', arrive)
    }
  }

  /** The address of a page in the open dossier, for a link. */
  href(route: Route, dossierId = session.dossierId ?? ''): string {
    return formatLocation({ dossierId, route })
  }

  go(route: Route, dossierId = session.dossierId ?? ''): void {
    location.hash = this.href(route, dossierId)
  }

  back(): void {
    if (this.canGoBack) history.back()
  }

  forward(): void {
    if (this.canGoForward) history.forward()
  }

  /** Reads the page again after a change; the reader stays where they are. */
  async refresh(): Promise<void> {
    // A reader on the way to another page is not called back to the one they leave.
    while (this.underWay) await this.underWay
    const at = currentPage.location
    if (at && (await currentPage.load(at))) context.follow(currentPage.data)
  }

  /** Takes over on the page what was written in notes and briefings. */
  async follow(written: Written): Promise<void> {
    while (this.underWay) await this.underWay
    if (await currentPage.follow(written)) context.follow(currentPage.data)
  }

  private async arrive(): Promise<void> {
    const state: unknown = history.state
    const known = isEntry(state) ? state.index : null
    if (known === null) {
      this.index++
      this.last = this.index
      for (const index of this.scrolls.keys()) if (index >= this.index) this.scrolls.delete(index)
      history.replaceState({ index: this.index } satisfies Entry, '')
    } else {
      this.index = known
    }
    const to = parseLocation(location.hash)
    if (to) await this.show(to, this.scrolls.get(this.index) ?? null)
  }

  private async show(to: Location, scrollTop: number | null): Promise<void> {
    const way = this.goTo(to, scrollTop).finally(() => {
      if (this.underWay === way) this.underWay = null
    })
    this.underWay = way
    await way
  }

  private async goTo(to: Location, scrollTop: number | null): Promise<void> {
    const isLatest = this.asked.ask()
    if (to.dossierId !== session.contents?.dossierId && !(await session.open(to.dossierId))) return
    if (!isLatest()) return
    const before = currentPage.location
    const within = before !== null && samePage(before, to) && currentPage.data !== null
    const index = this.index
    if (within) currentPage.moveTo(to)
    else if (!(await currentPage.load(to))) return
    // What was pointed at stays behind with its page, unless the reader follows it to its source.
    if (!within && !follows(to, context.claim?.id)) context.clear()
    await tick()
    if (this.index !== index || !this.scroller) return
    if (scrollTop !== null) this.scroller.scrollTop = scrollTop
    else if (!within) this.scroller.scrollTop = 0
    this.arrivals++
    // A link on the page before is gone with it: the keyboard goes on from the top of the new page.
    if (before !== null && document.activeElement === document.body) focusQuietly(this.scroller)
    if (scrollTop === null) this.reveal(to)
  }

  /** Brings the claim or paragraph that the address names into view and puts the focus there. */
  private reveal({ route }: Location): void {
    const selector =
      route.page === 'entity' && route.claim !== undefined
        ? `[data-claim="${route.claim}"]`
        : route.page === 'source' && route.paragraph !== undefined
          ? `[data-paragraph="${route.paragraph}"]`
          : null
    const element = selector === null ? null : this.scroller?.querySelector<HTMLElement>(selector)
    if (!element) return
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
  }
}

/** True when the place is where the claim was said. */
function follows({ route }: Location, claim: Id | undefined): boolean {
  return route.page === 'source' && route.claim !== undefined && route.claim === claim
}

/** Gives the page the keyboard without the ring that says 'you moved here', since the reader asked for the page and not for its frame. */
function focusQuietly(element: HTMLElement): void {
  keepQuiet(element)
  element.focus({ preventScroll: true })
}

function keepQuiet(element: HTMLElement): void {
  element.dataset['quiet'] = ''
  element.addEventListener('blur', () => delete element.dataset['quiet'], { once: true })
}

function isEntry(state: unknown): state is Entry {
  return typeof state === 'object' && state !== null && 'index' in state && typeof state.index === 'number'
}

export const router = new Router()
