import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { deleteRecord } from '../../../src-renderer/state/dossier/record-edits'
import { router } from '../../../src-renderer/state/window/router.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openPage } from '../support/open-page'
import { aSavedNote } from '../support/saved-note'
import { the } from '../support/the'

describe('the bin', () => {
  it('says that it is empty and for how long it keeps things', async () => {
    await openPage(smallDossier(), { page: 'bin' })
    await expect.element(page.getByText(/can be put back for 30 days\. Nothing is in it now\./)).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('puts back what was deleted, by a button that says what', async () => {
    await openPage(smallDossier(), { page: 'notes' })
    const first = await aSavedNote({ title: 'Первая' })
    const second = await aSavedNote({ title: 'ملاحظة' })
    await deleteRecord('notes', first)
    await deleteRecord('notes', second)
    router.go({ page: 'bin' })
    await expect.element(page.getByRole('cell', { name: 'Первая' }).first()).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await the('button', 'Put back ‘ملاحظة’').click()
    await expect.element(page.getByRole('cell', { name: 'ملاحظة' })).not.toBeInTheDocument()
    await expect.element(page.getByRole('cell', { name: 'Первая' }).first()).toBeVisible()
  })

  it('does not name a private note before it is asked to', async () => {
    await openPage(smallDossier(), { page: 'notes' })
    await deleteRecord('notes', await aSavedNote({ title: 'Whom I met', private: true }))
    router.go({ page: 'bin' })
    await expect.element(page.getByText(/1 private note, not named\./)).toBeVisible()
    await expect.element(page.getByText('Whom I met')).not.toBeInTheDocument()
    await the('button', 'Show names').click()
    await expect.element(page.getByText('Whom I met')).toBeVisible()
    await the('button', 'Hide names').click()
    await expect.element(page.getByText('Whom I met')).not.toBeInTheDocument()
  })

  it('asks before something goes for good, and keeps it when it cannot go', async () => {
    await openPage(smallDossier(), { page: 'notes' })
    await deleteRecord('notes', await aSavedNote({ title: 'Draft' }))
    router.go({ page: 'bin' })
    bridge.refuse('bin:delete', 'The disk refuses.')
    await the('button', 'Delete for good… ‘Draft’').click()
    await expect.element(the('dialog', 'Delete for good?')).toBeVisible()
    await expect.element(the('button', 'Keep it in the bin')).toHaveFocus()
    expect(await axeFaults()).toEqual([])
    await the('button', 'Delete for good').click()
    await expect.element(page.getByText('The disk refuses.')).toBeVisible()
    await the('button', 'Keep it in the bin').click()
    await expect.element(page.getByRole('cell', { name: 'Draft' }).first()).toBeVisible()
  })
})

describe('the backups', () => {
  it('are made on demand, looked into, and found to hold what is here', async () => {
    await openPage(smallDossier(), { page: 'notes' })
    await aSavedNote({ title: 'Kept' })
    router.go({ page: 'backups' })
    await the('button', 'Back up now').click()
    await expect.element(page.getByRole('cell', { name: 'you asked for it' })).toBeVisible()
    await page
      .getByRole('button', { name: /^Look at the backup of/ })
      .first()
      .click()
    await expect.element(page.getByText('It holds exactly what the dossier holds now.')).toBeVisible()
    await expect.element(the('button', 'Restore this backup')).not.toBeInTheDocument()
    expect(await axeFaults()).toEqual([])
  })

  it('say what differs before one is restored', async () => {
    await openPage(smallDossier(), { page: 'notes' })
    const id = await aSavedNote({ title: 'Kept' })
    router.go({ page: 'backups' })
    await the('button', 'Back up now').click()
    await expect.element(page.getByRole('cell', { name: 'you asked for it' })).toBeVisible()
    await deleteRecord('notes', id)
    await page
      .getByRole('button', { name: /^Look at the backup of/ })
      .first()
      .click()
    await expect.element(page.getByText(/1 only in the backup/)).toBeVisible()
    await the('button', 'Restore this backup').click()
    await expect.element(page.getByRole('button', { name: /^Look at the backup of/ }).nth(1)).toBeVisible()
  })
})
