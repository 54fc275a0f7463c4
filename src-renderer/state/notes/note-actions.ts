import type { Id } from '@domain/records/ids'
import { PRIVATE_NOTE } from '@domain/notes/links/private-words'
import type { CitedRef } from '@domain/notes/markdown/note-syntax'
import { shown } from '../../lib/words'
import type { NoteActions, ShownLink } from '../../notes-editor/note-lookup'
import { putOnClipboard } from '../window/clipboard'
import { messages } from '../window/messages.svelte'
import { noteList } from './note-list.svelte'
import { openNote } from './open-note.svelte'
import { goToClaim } from '../dossier/claim-reads'
import { putBack } from '../dossier/record-edits'
import { router } from '../window/router.svelte'
import { session } from '../dossier/session.svelte'

/** What a reader can do with a link, a citation, a tag or an address in a note. */
export const noteActions: NoteActions = {
  openLink(link) {
    switch (link.state) {
      case 'live':
      case 'ambiguous':
        follow(link)
        break
      case 'binned':
        sayBinned(shown(link.shown), link.binEntryId)
        break
      case 'missing':
        if (link.shown === PRIVATE_NOTE) {
          messages.say('The private note this led to is in the bin, or has another name now.')
          break
        }
        messages.say(`Nothing here is called ${shown(link.shown)} yet.`, [
          { label: 'Begin a note with that title', run: () => void openNote.begin({ title: link.shown, targets: [] }) },
        ])
    }
  },
  tell: (words) => messages.say(words),
  openCitation: (ref) => void openCited(ref),
  copyAddress: (address) =>
    void putOnClipboard(address, {
      done: 'The address is on the clipboard. Dossier opens nothing outside itself.',
      refused: `The address is ${address}`,
    }),
  openTag(name) {
    noteList.show({ tag: name })
    router.go({ page: 'notes' })
  },
}

/** Says that something is in the bin, and offers to take it out. */
export function sayBinned(name: string, entryId: Id | undefined): void {
  if (entryId === undefined) messages.say(`${name} is in the bin.`)
  else messages.say(`${name} is in the bin.`, [{ label: 'Put it back', run: () => void putBack(entryId, name) }])
}

function follow({ kind, id }: ShownLink): void {
  if (id === undefined) return
  if (kind === 'entity') router.go({ page: 'entity', id })
  else if (kind === 'source') router.go({ page: 'source', id })
  else void openNote.open(id)
}

async function openCited(ref: CitedRef): Promise<void> {
  if (ref.kind === 'source') {
    const paragraph = ref.locator?.kind === 'paragraph' ? ref.locator.value : undefined
    router.go({ page: 'source', id: ref.sourceId, ...(paragraph !== undefined && { paragraph }) })
    return
  }
  if (session.dossierId !== null) await goToClaim(session.dossierId, ref.claimId)
}
