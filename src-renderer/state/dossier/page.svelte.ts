import { Latest } from '../../lib/latest'
import type { Written } from '@contract/events'
import { call } from '../../lib/api'
import { failureOf, type Failure } from '../../lib/failure'
import type { Location } from '../../lib/route'
import { noteList } from '../notes/note-list.svelte'
import type { PageData } from './page-data'
import { withWritten } from './page-written'

export type Shown = { location: Location } & ({ data: PageData } | { failure: Failure })

/** The page in the middle. The one before stays until the next one is there, so that nothing jumps. */
class CurrentPage {
  shown = $state.raw<Shown | null>(null)
  /** True once a page has been waited for longer than a blink. */
  waiting = $state(false)
  private readonly asked = new Latest()
  private loading = 0

  readonly data = $derived(this.shown && 'data' in this.shown ? this.shown.data : null)
  readonly location = $derived(this.shown?.location ?? null)

  /** Reads the page of a place. Answers false when another one was asked for meanwhile. */
  async load(location: Location): Promise<boolean> {
    const isLatest = this.asked.ask()
    if (location.route.page !== 'notes') noteList.hidePrivate()
    this.loading++
    const slow = setTimeout(() => (this.waiting = true), 200)
    const shown = await read(location).then(
      (data): Shown => ({ location, data }),
      (error: unknown): Shown => ({ location, failure: failureOf(error) }),
    )
    clearTimeout(slow)
    this.loading--
    if (!isLatest()) return false
    this.waiting = false
    this.shown = shown
    return true
  }

  /** Takes over what was written in notes and briefings. Answers whether the page was read anew for it. */
  async follow(written: Written): Promise<boolean> {
    const { shown } = this
    if (!shown) return false
    // What is on its way may have been read before.
    if (this.loading > 0 || !('data' in shown)) return this.load(shown.location)
    if (shown.data.page === 'notes') {
      await noteList.follow(written.notes)
      return false
    }
    const data = withWritten(shown.data, written)
    if (data === null) return this.load(shown.location)
    if (data !== shown.data) this.shown = { ...shown, data }
    return false
  }

  /** Moves within the page that is shown. */
  moveTo(location: Location): void {
    if (this.shown) this.shown = { ...this.shown, location }
  }
}

async function read({ dossierId, route }: Location): Promise<PageData> {
  switch (route.page) {
    case 'overview':
      return { page: 'overview', overview: await call('dossier:overview', { dossierId }) }
    case 'sources':
      return { page: 'sources', overview: await call('dossier:overview', { dossierId }) }
    case 'timeline':
      return { page: 'timeline', timeline: await call('dossier:timeline', { dossierId }) }
    case 'notes':
      await noteList.load()
      return { page: 'notes' }
    case 'audit':
      return { page: 'audit', audit: await call('dossier:audit', { dossierId }) }
    case 'backups':
      return { page: 'backups', list: await call('backup:list', { dossierId }) }
    case 'bin':
      return { page: 'bin', entries: await call('bin:list', { dossierId }) }
    case 'list':
      return { page: 'list', schema: route.schema }
    case 'entity':
      return { page: 'entity', entity: await call('entity:page', { dossierId, id: route.id }) }
    case 'briefing':
      return { page: 'briefing', briefing: await call('briefing:get', { dossierId, id: route.id }) }
    case 'source':
      return { page: 'source', source: await call('source:page', { dossierId, id: route.id }) }
  }
}

export const currentPage = new CurrentPage()
