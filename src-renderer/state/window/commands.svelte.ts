import type { MenuCommand } from '@contract/events'
import { NOTE_TEMPLATES } from '@domain/notes/book/templates'
import { call } from '../../lib/api'
import { stepClaim, stepPart } from '../../lib/focus-order'
import { stepInField } from '../../lib/field-undo'
import { isCharacterKey, isWritingIn, matches, type Keys } from '../../lib/keys'
import { citationCard } from '../forms/citation-card.svelte'
import { context } from '../dossier/context.svelte'
import { copies } from '../machine/copies.svelte'
import { dialogs } from './dialogs.svelte'
import { messages } from './messages.svelte'
import { noteOn } from '../notes/note-draft.svelte'
import { noteList } from '../notes/note-list.svelte'
import { beginFrom } from '../notes/note-templates'
import { openNote } from '../notes/open-note.svelte'
import { currentPage } from '../dossier/page.svelte'
import { panes } from './panes.svelte'
import { passage } from '../dossier/passage.svelte'
import { router } from './router.svelte'
import { session } from '../dossier/session.svelte'
import { spelling } from '../notes/spelling.svelte'
import { openInWindow, openViewInWindow } from './windows'

/** Something the reader can do, from a key, the find field or a menu. */
export interface Command {
  id: string
  title: string
  group: 'Go' | 'Read' | 'Write' | 'Dossier' | 'Window'
  keys?: Keys
  /** Absent: always. */
  can?: () => boolean
  /** Said when its key is pressed while it cannot run: what would have to be so. */
  cannot?: string
  run: () => void
}

const NO_CLAIM = 'No claim is in focus. J goes to the next one on the page.'

const page = () => document.querySelector<HTMLElement>('[data-part="page"]')
const onPage = () => currentPage.data !== null

function step(direction: 1 | -1): void {
  const element = page()
  if (!element) return
  if (stepClaim(element, direction)) citationCard.showFor(document.activeElement)
  else messages.say(direction === 1 ? 'No further claim on this page.' : 'No claim before this on the page.')
}

/** Goes to the place in the source that the claim in focus rests on. */
function openCitation(): void {
  const [citation] = context.citations
  if (!citation || citation.source.missing) return
  router.go({
    page: 'source',
    id: citation.source.id,
    ...(citation.paragraph !== undefined && { paragraph: citation.paragraph }),
    ...(context.claimShown && { claim: context.claimShown.id }),
  })
}

function edit(): void {
  const { data } = currentPage
  if (context.claim) dialogs.show({ kind: 'claim', id: context.claim.id })
  else if (data?.page === 'entity') dialogs.show({ kind: 'entity', id: data.entity.id })
  else if (data?.page === 'source') dialogs.show({ kind: 'source', id: data.source.id })
}

const canEdit = () =>
  context.claim !== null || currentPage.data?.page === 'entity' || currentPage.data?.page === 'source'

async function takeBack(channel: 'edit:undo' | 'edit:redo'): Promise<void> {
  const isUndo = channel === 'edit:undo'
  const { activeElement } = document
  // Inside a field the field's own history comes first, as everywhere.
  if (isWritingIn(activeElement)) {
    stepWhereWritten(activeElement, isUndo)
    return
  }
  const { dossierId } = session
  if (dossierId === null || dialogs.isOpen) return
  try {
    await openNote.draft?.flush()
    await openNote.byReader(async () => {
      const { done, edit: state } = await call(channel, { dossierId })
      session.edit = state
      const word = isUndo ? 'Undone' : 'Done again'
      messages.say(done === null ? `There is nothing to ${isUndo ? 'undo' : 'redo'}.` : `${word}: ${done}.`)
    })
  } catch (error) {
    messages.fail(error)
  }
}

/** From the menu: the editor of a note hears it as its own key. */
function stepWhereWritten(element: Element | null, isUndo: boolean): void {
  if (!(element instanceof HTMLElement && element.isContentEditable)) {
    stepInField(element, isUndo ? 'back' : 'forth')
    return
  }
  const mod = keySettings.isMac ? { metaKey: true } : { ctrlKey: true }
  const key = { key: 'z', code: 'KeyZ', shiftKey: !isUndo, ...mod }
  element.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }))
}

export const COMMANDS: readonly Command[] = [
  { id: 'find', title: 'Find or do anything', group: 'Go', keys: 'Mod+K', run: () => dialogs.show({ kind: 'find' }) },
  {
    id: 'back',
    title: 'Back',
    group: 'Go',
    keys: 'Alt+ArrowLeft',
    can: () => router.canGoBack,
    run: () => router.back(),
  },
  {
    id: 'forward',
    title: 'Forward',
    group: 'Go',
    keys: 'Alt+ArrowRight',
    can: () => router.canGoForward,
    run: () => router.forward(),
  },
  { id: 'overview', title: 'Overview', group: 'Go', run: () => router.go({ page: 'overview' }) },
  { id: 'timeline', title: 'Timeline', group: 'Go', run: () => router.go({ page: 'timeline' }) },
  { id: 'notes', title: 'Notes', group: 'Go', run: () => router.go({ page: 'notes' }) },
  {
    id: 'private-notes',
    title: 'Private notes',
    group: 'Go',
    run: () => {
      noteList.show({ private: 'only' })
      void noteList.load()
      router.go({ page: 'notes' })
    },
  },
  { id: 'audit', title: 'Audit', group: 'Go', run: () => router.go({ page: 'audit' }) },
  { id: 'sources', title: 'Sources', group: 'Go', run: () => router.go({ page: 'sources' }) },
  { id: 'backups', title: 'Backups', group: 'Go', run: () => router.go({ page: 'backups' }) },
  { id: 'bin', title: 'Bin', group: 'Go', run: () => router.go({ page: 'bin' }) },

  { id: 'next-claim', title: 'Next claim', group: 'Read', keys: 'J', can: onPage, run: () => step(1) },
  { id: 'previous-claim', title: 'Previous claim', group: 'Read', keys: 'K', can: onPage, run: () => step(-1) },
  {
    id: 'open-citation',
    title: 'Open the citation',
    group: 'Read',
    keys: 'C',
    can: () => context.citations.length > 0,
    cannot: 'Nothing cited is in focus. J goes to the next claim on the page.',
    run: openCitation,
  },

  { id: 'new-note', title: 'New note', group: 'Write', keys: 'Mod+N', run: () => void openNote.begin() },
  {
    id: 'note-on-claim',
    title: 'Note on the claim or the selected passage',
    group: 'Write',
    keys: 'N',
    can: () => context.claim !== null || passage.current !== null,
    cannot: NO_CLAIM,
    run: () => {
      if (passage.current) void passage.note()
      else if (context.claim) void openNote.begin(noteOn({ kind: 'claim', id: context.claim.id }))
    },
  },
  { id: 'log', title: 'Today’s log', group: 'Write', keys: 'Mod+Shift+L', run: () => void openNote.openLog() },
  ...NOTE_TEMPLATES.filter((template) => template.id !== 'log').map((template) => ({
    id: `note-from-${template.id}`,
    title: `New note: ${template.name.toLowerCase()}`,
    group: 'Write' as const,
    run: () => void beginFrom(template),
  })),
  {
    id: 'spelling',
    title: 'Check spelling in notes: on or off',
    group: 'Write',
    run: () => {
      spelling.setOn(!spelling.on)
      messages.say(spelling.on ? 'Misspelt words are marked.' : 'Misspelt words are not marked any more.')
    },
  },
  { id: 'tags', title: 'Rename or merge tags', group: 'Write', run: () => dialogs.show({ kind: 'tags' }) },
  {
    id: 'highlight',
    title: 'Highlight the selection',
    group: 'Write',
    keys: 'H',
    can: () => passage.current !== null,
    cannot: 'No words are selected. In a source’s text they can be marked.',
    run: () => void passage.highlight(),
  },
  {
    id: 'contradiction',
    title: 'Cannot both hold with…',
    group: 'Write',
    keys: 'X',
    can: () => context.claim !== null && !context.claim.deprecated,
    cannot: NO_CLAIM,
    run: () => context.claim && dialogs.show({ kind: 'contradiction', claim: context.claim }),
  },
  { id: 'edit', title: 'Edit what is in focus', group: 'Write', keys: 'E', can: canEdit, cannot: NO_CLAIM, run: edit },
  { id: 'new-entity', title: 'New entity', group: 'Write', run: () => dialogs.show({ kind: 'entity' }) },
  {
    id: 'new-claim',
    title: 'New claim',
    group: 'Write',
    run: () => {
      const { data } = currentPage
      dialogs.show({ kind: 'claim', ...(data?.page === 'entity' && { subject: data.entity.id }) })
    },
  },
  { id: 'new-source', title: 'New source', group: 'Write', run: () => dialogs.show({ kind: 'source' }) },
  { id: 'undo', title: 'Undo', group: 'Write', keys: 'Mod+Z', run: () => void takeBack('edit:undo') },
  { id: 'redo', title: 'Redo', group: 'Write', keys: 'Mod+Shift+Z', run: () => void takeBack('edit:redo') },

  {
    id: 'briefing',
    title: 'Export a briefing',
    group: 'Dossier',
    keys: 'Mod+Shift+B',
    run: () => dialogs.show({ kind: 'briefing' }),
  },
  { id: 'export', title: 'Export the dossier', group: 'Dossier', run: () => dialogs.show({ kind: 'export' }) },
  { id: 'import', title: 'Import a dossier', group: 'Dossier', run: () => dialogs.show({ kind: 'import' }) },
  {
    id: 'import-notes',
    title: 'Import notes from a folder of Markdown',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'import-notes' }),
  },
  {
    id: 'dossiers',
    title: 'Switch to another dossier',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'dossiers' }),
  },
  { id: 'new-dossier', title: 'New dossier', group: 'Dossier', run: () => dialogs.show({ kind: 'new-dossier' }) },
  {
    id: 'duplicate-dossier',
    title: 'Duplicate the dossier',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'duplicate-dossier' }),
  },
  {
    id: 'rename-dossier',
    title: 'Rename or mark the dossier',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'rename-dossier' }),
  },
  {
    id: 'delete-dossier',
    title: 'Delete the dossier',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'delete-dossier' }),
  },
  {
    id: 'data-folder',
    title: 'Data folder: where your work is kept',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'data-folder' }),
  },
  {
    id: 'copy',
    title: 'Copy everything to another disk',
    group: 'Dossier',
    run: () => {
      router.go({ page: 'backups' })
      void copies.make(false)
    },
  },
  {
    id: 'bring-back',
    title: 'Bring back from a copy',
    group: 'Dossier',
    run: () => dialogs.show({ kind: 'bring-back' }),
  },

  {
    id: 'new-window',
    title: 'New window',
    group: 'Window',
    keys: 'Mod+Shift+N',
    run: () => openInWindow({ page: 'overview' }),
  },
  {
    id: 'open-in-window',
    title: 'Open what is in view in a new window',
    group: 'Window',
    keys: 'Mod+Shift+O',
    can: onPage,
    run: () => void openViewInWindow(),
  },
  { id: 'next-part', title: 'Next pane', group: 'Window', keys: 'F6', run: () => stepPart(1) },
  { id: 'previous-part', title: 'Previous pane', group: 'Window', keys: 'Shift+F6', run: () => stepPart(-1) },
  {
    id: 'toggle-contents',
    title: 'Fold or unfold the contents',
    group: 'Window',
    keys: 'Mod+Alt+1',
    run: () => panes.contents.toggle(),
  },
  {
    id: 'toggle-context',
    title: 'Fold or unfold the context',
    group: 'Window',
    keys: 'Mod+Alt+2',
    run: () => panes.context.toggle(),
  },
  { id: 'keys', title: 'All keys', group: 'Window', keys: '?', run: () => dialogs.show({ kind: 'keys' }) },
]

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]))

/** The command with this id. *Errors*: throws when there is none, which is a mistake in the code. */
export function command(id: string): Command {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}

/** Runs a command that can run now. */
export function runCommand(id: MenuCommand | string): void {
  const { can, run } = command(id)
  if (can?.() !== false) run()
}

/** What the reader has set about keys. */
class KeySettings {
  /** Single letters as commands: some readers, and some dictation software, want none. */
  letters = $state(true)

  get isMac(): boolean {
    return session.info?.platform === 'darwin'
  }

  recall(): void {
    this.letters = session.remembered('keys.letters', true)
  }

  setLetters(on: boolean): void {
    this.letters = on
    session.remember('keys.letters', on)
  }
}

export const keySettings = new KeySettings()

/** Carries out the command whose keys were pressed, if any. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const { isMac } = keySettings
  const found =
    COMMANDS.find(({ keys }) => keys !== undefined && matches(keys, event, isMac)) ??
    // The other habit, which Chromium has too.
    (!isMac && matches('Mod+Y', event, isMac) ? command('redo') : undefined)
  if (!found?.keys) return
  if (isCharacterKey(found.keys)) {
    if (!keySettings.letters && found.keys !== '?') return
    if (isWritingIn(event.target) || dialogs.isOpen) return
  }
  if (found.id === 'undo' || found.id === 'redo') {
    // Never Chromium's own, which has one history for everything that is written in the window.
    event.preventDefault()
    if (isWritingIn(event.target)) {
      stepInField(event.target, found.id === 'undo' ? 'back' : 'forth')
      return
    }
  }
  // A dialog is a place of its own: only leaving it is a command there.
  if (dialogs.isOpen) return
  if (found.can?.() === false) {
    if (found.cannot !== undefined) messages.say(found.cannot)
    return
  }
  event.preventDefault()
  found.run()
}
