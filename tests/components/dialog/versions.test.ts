import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Id } from '@domain/records/ids'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { messages } from '../../../src-renderer/state/window/messages.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openDialog } from '../support/open-page'
import { aSavedNote } from '../support/saved-note'
import { the } from '../support/the'

let noteId: Id

/** A note that said two other things before. */
beforeEach(async () => {
  await openDialog(smallDossier(), { kind: 'keys' })
  dialogs.close()
  noteId = await aSavedNote({ body: 'Alpha text.' })
  for (const body of ['Beta text.', 'Гамма text.']) await aSavedNote({ id: noteId, body, keepBefore: true })
  dialogs.show({ kind: 'versions', noteId })
})

it('shows what has changed since, and brings a version back', async () => {
  const versions = the('list', 'Versions').getByRole('button')
  await expect.element(versions.first()).toHaveAttribute('aria-pressed', 'true')
  await expect.element(the('region', 'What has changed since')).toHaveTextContent(/\[was: ?Beta\]/)
  await expect.element(the('region', 'What has changed since')).toHaveTextContent(/\[added: ?Гамма\]/)
  expect(await axeFaults()).toEqual([])
  await versions.nth(1).click()
  await expect.element(the('region', 'What has changed since')).toHaveTextContent(/Alpha/)
  await the('button', 'Restore this version').click()
  await expect.poll(() => dialogs.current).toBeNull()
  expect(messages.said?.text).toMatch(/^The earlier version is back/)
  const note = await bridge.call('note:get', { dossierId: 'river-pact', id: noteId })
  expect(note).toMatchObject({ value: { body: 'Alpha text.' } })
})

it('never shows another version than the one that would be restored, when an earlier answer comes late', async () => {
  const versions = the('list', 'Versions').getByRole('button')
  await expect.element(the('region', 'What has changed since')).toHaveTextContent(/Beta/)
  const release = bridge.hold('note:revision')
  await versions.nth(1).click()
  bridge.letGo('note:revision')
  await versions.first().click()
  await expect.element(the('region', 'What has changed since')).toHaveTextContent(/Beta/)
  release()
  await bridge.settled()
  await expect.element(versions.first()).toHaveAttribute('aria-pressed', 'true')
  await expect.element(the('region', 'What has changed since')).not.toHaveTextContent(/Alpha/)
})

it('keeps the note as it is when it is left', async () => {
  await expect.element(the('button', 'Restore this version')).toBeEnabled()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(bridge.inputsOf('note:restore-revision')).toEqual([])
})
