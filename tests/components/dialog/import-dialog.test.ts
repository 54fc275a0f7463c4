import { beforeEach, expect, it, vi } from 'vitest'
import type { ImportPlan } from '@contract/calls/exchange'
import type { JobOutcome } from '@contract/events'
import type { NoteImportPlan } from '@contract/calls/note'
import ImportDialog from '../../../src-renderer/components/dialog/ImportDialog.svelte'
import ImportNotesDialog from '../../../src-renderer/components/dialog/ImportNotesDialog.svelte'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { smallDossier } from '../../support/small-dossier'
import { bridge } from '../support/fake-bridge'
import { openWindow } from '../support/open-window'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

const FILE: ImportPlan = {
  fileName: 'pact.dossier',
  dossier: { id: 'river-pact', title: 'The River Pact' },
  counts: { entities: 4, claims: 30_000, sources: 2, notes: 0 },
  partial: false,
  existing: null,
  about: [],
  changes: ['Brings in 30,000 claims.'],
}

const FOLDER: NoteImportPlan = {
  folderName: 'vault',
  files: 50_000,
  added: 50_000,
  changed: 0,
  same: 0,
  changes: ['Adds the note ‘One’.'],
  leftBehind: [],
}

const ended = (jobId: string, outcome: JobOutcome) => bridge.tell('job:done', { jobId, outcome })

beforeEach(async () => {
  await openWindow(smallDossier())
  bridge.answer('job:cancel', () => null)
})

/** Goes from looking at something to bringing it in, stops that, and goes on. */
async function bringingIn(begin: 'exchange:import' | 'note:import-folder', button: string, last: JobOutcome) {
  bridge.answer(begin, () => ({ jobId: 'first' }))
  await the('button', button).click()
  await expect.element(the('button', 'Stop')).toBeVisible()
  bridge.tell('job:progress', {
    jobId: 'first',
    progress: { phase: 'Comparing with what is here', done: 12_000, total: 30_000 },
  })
  await expect.element(the('status', /.*/)).toHaveTextContent('Comparing with what is here, 12,000 of 30,000')
  await the('button', 'Stop').click()
  expect(bridge.inputsOf('job:cancel')).toEqual([{ jobId: 'first' }])
  ended('first', { kind: 'cancelled' })
  // What was looked at is still there to be brought in.
  bridge.answer(begin, () => ({ jobId: 'second' }))
  await the('button', button).click()
  ended('second', last)
  await vi.waitFor(() => expect(dialogs.current).toBeNull())
  expect(bridge.inputsOf(begin)).toMatchObject([{ token: 'looked-at' }, { token: 'looked-at' }])
}

it('shows how far a file has come in, stops it on demand, and brings in the next time what was looked at', async () => {
  dialogs.show({ kind: 'import' })
  show(ImportDialog, {})
  bridge.answer('exchange:inspect', () => ({ jobId: 'look' }))
  await the('button', 'Choose a file…').click()
  ended('look', { kind: 'inspected', token: 'looked-at', plan: FILE })
  await bringingIn('exchange:import', 'Bring it in', { kind: 'brought-in', id: 'river-pact' })
})

it('shows how far a folder of notes has come in, stops it on demand, and brings in the next time what was looked at', async () => {
  dialogs.show({ kind: 'import-notes' })
  show(ImportNotesDialog, {})
  bridge.answer('note:inspect-folder', () => ({ jobId: 'look' }))
  await the('button', 'Choose a folder…').click()
  ended('look', { kind: 'notes-inspected', token: 'looked-at', plan: FOLDER })
  await bringingIn('note:import-folder', 'Bring them in', { kind: 'notes-brought-in', changed: 50_000 })
})

it('says why a file could not be brought in, and asks for it again', async () => {
  dialogs.show({ kind: 'import' })
  show(ImportDialog, {})
  bridge.answer('exchange:inspect', () => ({ jobId: 'look' }))
  await the('button', 'Choose a file…').click()
  ended('look', { kind: 'inspected', token: 'looked-at', plan: FILE })
  bridge.refuse('exchange:import', 'The disk is full.')
  await the('button', 'Bring it in').click()
  await expect.element(the('alert', /.*/)).toHaveTextContent('The disk is full.')
  await expect.element(the('button', 'Choose a file…')).toBeVisible()
})
