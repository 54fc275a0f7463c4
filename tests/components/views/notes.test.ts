import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { noteList } from '../../../src-renderer/state/notes/note-list.svelte'
import { openNote } from '../../../src-renderer/state/notes/open-note.svelte'
import { router } from '../../../src-renderer/state/window/router.svelte'
import { messages } from '../../../src-renderer/state/window/messages.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openPage } from '../support/open-page'
import { aSavedNote } from '../support/saved-note'
import { the } from '../support/the'

const title = () => the('textbox', 'Title, if it needs one')
const status = () => page.getByRole('form').getByRole('status')
const row = (words: string) => the('listbox', 'Notes').getByRole('option').filter({ hasText: words })

beforeEach(() => openPage(smallDossier(), { page: 'notes' }))

/** Three notes in three scripts, the list of which is read anew. */
async function threeNotes(): Promise<void> {
  await aSavedNote({ title: 'First', body: 'On the river. #border', targets: [{ kind: 'entity', id: 'aland' }] })
  await aSavedNote({ title: 'Вторая', body: 'О границе. #border' })
  await aSavedNote({ title: 'الثالثة', body: 'عن النهر.', private: true })
  await expect.poll(() => noteList.rows.length).toBe(2)
}

it('says what notes are where there is none', async () => {
  await expect.element(page.getByText(/^Notes are yours:/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

it('saves a note as it is written, says so, and lists it', async () => {
  await page
    .getByRole('button', { name: /^New note/ })
    .first()
    .click()
  await expect.element(status()).toHaveTextContent('Saves itself as you write')
  await title().fill('О реке')
  await expect.element(status()).toHaveTextContent('Saved')
  await expect.element(row('О реке')).toBeVisible()
  expect(bridge.inputsOf('note:save')).toMatchObject([{ note: { title: 'О реке' } }])
  expect(await axeFaults()).toEqual([])
})

it('keeps what is written when it cannot be saved, says why, and saves it when it can', async () => {
  bridge.refuse('note:save', 'The folder is gone.', { code: 'storage-failed' })
  await page
    .getByRole('button', { name: /^New note/ })
    .first()
    .click()
  await title().fill('Not to be lost')
  await expect.element(page.getByRole('alert').filter({ hasText: 'The folder is gone.' })).toBeVisible()
  await expect.element(status()).toHaveTextContent('Not saved')
  await the('button', 'Done').click()
  await expect.element(title()).toHaveValue('Not to be lost')
  bridge.letGo('note:save')
  await the('button', 'Try again').click()
  await expect.element(status()).toHaveTextContent('Saved')
  await expect.element(page.getByRole('alert').filter({ hasText: 'The folder is gone.' })).not.toBeInTheDocument()
})

it('takes a note off what it is on, and puts it on again', async () => {
  const id = await aSavedNote({ title: 'On Aland', targets: [{ kind: 'entity', id: 'aland' }] })
  await openNote.open(id)
  await expect.element(the('button', 'Aland')).toBeVisible()
  await the('button', 'Take the note off Aland').click()
  await expect.element(page.getByText('On nothing in particular')).toBeVisible()
  await expect.poll(() => bridge.inputsOf('note:save').at(-1)).toMatchObject({ note: { targets: [] } })
})

it('is moved through with the arrows, opened with Enter, and selected with Space', async () => {
  await threeNotes()
  const list = the('listbox', 'Notes')
  list.element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row('First')).toHaveAttribute('id', list.element().getAttribute('aria-activedescendant') ?? '')
  await userEvent.keyboard(' ')
  await expect.element(row('First')).toHaveAttribute('aria-selected', 'true')
  await expect.element(the('toolbar', 'Selected notes').getByRole('status')).toHaveTextContent('1 note selected')
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.element(the('toolbar', 'Selected notes')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await expect.element(title()).toHaveValue('First')
})

it('tags all that are selected, and says how many', async () => {
  await threeNotes()
  the('listbox', 'Notes').element().focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByText('2 notes selected')).toBeVisible()
  await the('textbox', 'Tag to put on them or take off').fill('#срочно')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => messages.said?.text).toBe('#срочно is on 2 notes more.')
  await expect.element(page.getByRole('button', { name: /^#срочно/ })).toBeVisible()
})

it('is narrowed by a tag, and says that nothing answers', async () => {
  await threeNotes()
  await page.getByRole('button', { name: /^#border/ }).click()
  await expect.element(page.getByRole('button', { name: /^#border/ })).toHaveAttribute('aria-pressed', 'true')
  await the('searchbox', 'Filter by words').fill('границе')
  await expect.element(row('Вторая')).toBeVisible()
  await expect.element(row('First')).not.toBeInTheDocument()
  await the('searchbox', 'Filter by words').fill('nowhere')
  await expect.element(page.getByText('No note answers to that.')).toBeVisible()
  await the('button', 'Show all notes').click()
  await expect.element(row('First')).toBeVisible()
})

it('shows a private note only when it is asked for, and not any more when the page was left', async () => {
  await threeNotes()
  await expect.element(page.getByText('1 private note not shown.')).toBeVisible()
  await expect.element(row('الثالثة')).not.toBeInTheDocument()
  await the('button', 'Show').click()
  await expect.element(row('الثالثة')).toBeVisible()
  router.go({ page: 'timeline' })
  await expect.element(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  router.go({ page: 'notes' })
  await expect.element(page.getByText('1 private note not shown.')).toBeVisible()
})
