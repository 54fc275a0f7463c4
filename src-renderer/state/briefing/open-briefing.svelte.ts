import type { BriefingFormat } from '@domain/records/briefing'
import type { Id } from '@domain/records/ids'
import { call } from '../../lib/api'
import { currentPage } from '../dossier/page.svelte'
import { deleteRecord } from '../dossier/record-edits'
import { messages } from '../window/messages.svelte'
import { router } from '../window/router.svelte'
import { session } from '../dossier/session.svelte'
import type { BriefingDraft } from './briefing-draft.svelte'

/** The briefing that is open for writing, if any. */
class OpenBriefing {
  draft = $state.raw<BriefingDraft | null>(null)

  /** Begins a briefing from a template and opens it. */
  async begin(template: BriefingFormat): Promise<void> {
    const { dossierId } = session
    if (dossierId === null) return
    const author = session.remembered('briefing.author', '').trim()
    const paper = session.remembered('briefing.paper', 'A4') === 'Letter' ? 'Letter' : 'A4'
    try {
      const { id } = await call('briefing:new', { dossierId, template, paper, author: author || undefined })
      router.go({ page: 'briefing', id })
    } catch (error) {
      messages.fail(error)
    }
  }

  /** It was deleted elsewhere while it was written here: the reader goes on with the new one. */
  goOn(outlived: BriefingDraft): void {
    const place = currentPage.location
    if (place?.dossierId === outlived.dossierId && place.route.page === 'briefing')
      router.go({ page: 'briefing', id: outlived.id })
    messages.say('The briefing was deleted meanwhile. What you were writing goes on as a new one.', [])
  }

  async duplicate(draft: BriefingDraft): Promise<void> {
    await draft.flush()
    try {
      const { id } = await call('briefing:duplicate', { dossierId: draft.dossierId, id: draft.id })
      router.go({ page: 'briefing', id })
      messages.say('This is the copy; the briefing it was made from is as it was.')
    } catch (error) {
      messages.fail(error)
    }
  }

  async remove(id: Id): Promise<void> {
    await this.draft?.flush()
    if (await deleteRecord('briefings', id)) router.go({ page: 'overview' })
  }
}

export const openBriefing = new OpenBriefing()
