import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { session } from '../../../src-renderer/state/dossier/session.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openDialog, openPage } from '../support/open-page'
import { the } from '../support/the'

describe('a new entity', () => {
  it('begins in its name, and is kept with the name in its own script', async () => {
    await openDialog(smallDossier(), { kind: 'entity' })
    await expect.element(the('textbox', 'Name')).toHaveFocus()
    expect(await axeFaults()).toEqual([])
    await the('textbox', 'Name').fill('أحمد')
    await the('combobox', 'Kind').selectOptions('Person')
    await the('button', 'Add entity').click()
    await expect.poll(() => dialogs.current).toBeNull()
    expect(bridge.inputsOf('entity:save')).toMatchObject([
      { entity: { schema: 'Person', names: [{ value: 'أحمد', kind: 'name' }] } },
    ])
    await expect.poll(() => session.contents?.entities.some(({ name }) => name === 'أحمد')).toBe(true)
  })

  it('is not kept without a name, and leads the keyboard to where it is missing', async () => {
    await openDialog(smallDossier(), { kind: 'entity' })
    await the('button', 'Add entity').click()
    await expect.element(the('textbox', 'Name')).toHaveAttribute('aria-invalid', 'true')
    await expect.element(the('textbox', 'Name')).toHaveFocus()
    expect(bridge.inputsOf('entity:save')).toEqual([])
  })

  it('asks once before what was written is left', async () => {
    await openDialog(smallDossier(), { kind: 'entity' })
    await the('textbox', 'Name').fill('Somebody')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('alert').filter({ hasText: 'What you wrote is not saved.' })).toBeVisible()
    expect(dialogs.current).not.toBeNull()
    await expect.element(the('textbox', 'Name')).toHaveValue('Somebody')
    await the('button', 'Leave without saving').click()
    expect(dialogs.current).toBeNull()
  })

  it('is left at once when nothing was written', async () => {
    await openDialog(smallDossier(), { kind: 'entity' })
    await expect.element(the('textbox', 'Name')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => dialogs.current).toBeNull()
  })

  it('stays with all that was written when it cannot be saved', async () => {
    await openDialog(smallDossier(), { kind: 'entity' })
    bridge.refuse('entity:save', 'The disk is full.')
    await the('textbox', 'Name').fill('王小明')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('The disk is full.')).toBeVisible()
    await expect.element(the('textbox', 'Name')).toHaveValue('王小明')
    bridge.letGo('entity:save')
    await the('button', 'Add entity').click()
    await expect.poll(() => dialogs.current).toBeNull()
  })
})

describe('an entity that is edited', () => {
  it('says that the original is kept, and moves the keyboard with a name that becomes the first', async () => {
    await openPage(smallDossier(), { page: 'entity', id: 'aland' })
    await page.getByRole('button', { name: /^Edit/ }).click()
    await expect.element(the('dialog', 'Edit entity')).toHaveAccessibleDescription(/the original, which is kept/)
    await expect.element(the('textbox', 'Name 2')).toHaveValue('Аланд')
    await page.getByText('1 cited').nth(1).click()
    await the('button', 'Show this one').click()
    await expect.element(the('textbox', 'Name')).toHaveValue('Аланд')
    await expect.element(the('textbox', 'Name')).toHaveFocus()
  })

  it('says which claims would no longer fit another kind', async () => {
    await openDialog(smallDossier(), { kind: 'entity', id: 'river-pact-org' })
    await the('combobox', 'Kind').selectOptions('Topic')
    await expect.element(page.getByText(/no longer fit/)).toBeVisible()
  })
})

describe('a new claim', () => {
  it('is not kept without a citation or one’s own judgement', async () => {
    await openDialog(smallDossier(), { kind: 'claim', subject: 'aland' })
    await expect.element(the('combobox', 'About')).toHaveValue('Aland')
    expect(await axeFaults()).toEqual([])
    await the('combobox', 'What is said').selectOptions('description')
    await the('textbox', 'In words').fill('It lies on a river.')
    await the('button', 'Add claim').click()
    await expect.element(the('group', 'Where it is said')).toHaveAccessibleDescription(/.+/)
    expect(bridge.inputsOf('claim:save')).toEqual([])
    await page.getByRole('checkbox', { name: 'My own judgement' }).click()
    await the('button', 'Add claim').click()
    await expect.poll(() => dialogs.current).toBeNull()
    expect(bridge.inputsOf('claim:save')).toMatchObject([
      { claim: { subject: 'aland', ownJudgement: true, value: { type: 'text', text: 'It lies on a river.' } } },
    ])
  })

  it('has a citation made in it: the source, the place, and its words', async () => {
    await openDialog(smallDossier(), { kind: 'claim', subject: 'aland' })
    await the('combobox', 'What is said').selectOptions('description')
    await the('textbox', 'In words').fill('It founded a pact.')
    await the('combobox', 'Source').selectOptions('gazette')
    await the('textbox', 'Number').fill('1')
    await expect.element(the('textbox', 'Paragraph 1')).toHaveValue('Aland and Bland founded a pact.')
    await the('button', 'Add this citation').click()
    await expect.element(the('button', 'Add another')).toHaveFocus()
    await the('button', 'Add claim').click()
    await expect.poll(() => dialogs.current).toBeNull()
    expect(bridge.inputsOf('claim:save')).toMatchObject([
      { claim: { citations: [{ sourceId: 'gazette', locator: { kind: 'paragraph', value: '1' } }] } },
    ])
  })

  it('asks whose statement it is', async () => {
    await openDialog(smallDossier(), { kind: 'claim', subject: 'aland' })
    await expect.element(the('combobox', 'Whose statement')).not.toBeInTheDocument()
    await page.getByRole('radio', { name: 'Somebody’s statement' }).click()
    await expect.element(the('combobox', 'Whose statement')).toBeVisible()
    await the('button', 'Add claim').click()
    await expect.element(the('combobox', 'Whose statement')).toHaveAttribute('aria-invalid', 'true')
  })
})

describe('a new source', () => {
  it('is not kept without a title, and is with one', async () => {
    await openDialog(smallDossier(), { kind: 'source' })
    expect(await axeFaults()).toEqual([])
    await the('button', 'Add source').click()
    await expect.element(the('textbox', 'Title')).toHaveAttribute('aria-invalid', 'true')
    await expect.element(the('textbox', 'Title')).toHaveFocus()
    await the('textbox', 'Title').fill('河报')
    await the('textbox', 'Why').fill('它有署名。')
    await the('textbox', 'Language').fill('zh')
    await the('button', 'Add source').click()
    await expect.poll(() => bridge.inputsOf('source:save').length).toBe(1)
    expect(bridge.inputsOf('source:save')).toMatchObject([{ source: { title: '河报' } }])
  })
})

describe('what cannot be read', () => {
  it('is said in a dialog that one can close', async () => {
    await openDialog(smallDossier(), { kind: 'entity', id: 'gone' })
    await expect.element(the('dialog', 'This cannot be edited now')).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await page.getByRole('button', { name: 'Close' }).last().click()
    expect(dialogs.current).toBeNull()
  })
})
