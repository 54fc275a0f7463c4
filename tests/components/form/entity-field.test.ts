import { beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import EntityField from '../../../src-renderer/components/form/EntityField.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { openWindow } from '../support/open-window'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

beforeEach(() => openWindow(smallDossier()))

function entityField(value?: string) {
  const onchange = vi.fn<(id: string | undefined) => void>()
  const onunchosen = vi.fn<(unchosen: boolean) => void>()
  onchange.mockImplementation((id) => give({ value: id }))
  const { give, remove } = show(EntityField, { label: 'Whom', value, onchange, onunchosen })
  return { onchange, onunchosen, remove, field: the('combobox', 'Whom') }
}

it('finds an entity by a name in another script, and Enter chooses it without sending the form', async () => {
  const { field, onchange } = entityField()
  await field.fill('аланд')
  await expect.element(page.getByRole('option')).toHaveTextContent(/Aland/)
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(onchange).toHaveBeenLastCalledWith('aland')
  await expect.element(field).toHaveValue('Aland')
  await expect.element(page.getByRole('option')).not.toBeInTheDocument()
})

it('takes the row that the arrows went to, not the first', async () => {
  const { field, onchange } = entityField()
  await field.fill('land')
  await expect.element(page.getByRole('option', { name: /Bland/ })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}')
  await userEvent.keyboard('{Enter}')
  expect(onchange).toHaveBeenLastCalledWith('bland')
})

it('keeps words that choose nobody, says so, and tells the form that they are not to be lost', async () => {
  const { field, onchange, onunchosen, remove } = entityField('aland')
  await field.fill('Somebody new')
  await expect.element(page.getByText('Nothing in this dossier goes by that name.', { exact: false })).toBeVisible()
  await userEvent.tab()
  await expect.element(field).toHaveValue('Somebody new')
  await expect.element(field).toHaveAccessibleDescription(/‘Somebody new’ is not chosen yet\./)
  expect(onunchosen).toHaveBeenLastCalledWith(true)
  expect(onchange).not.toHaveBeenCalled()
  await remove()
  expect(onunchosen).toHaveBeenLastCalledWith(false)
})

it('has the chosen name again after Escape, and nobody when it is emptied', async () => {
  const { field, onchange } = entityField('aland')
  await field.fill('Bl')
  await userEvent.keyboard('{Escape}')
  await expect.element(field).toHaveValue('Aland')
  expect(onchange).not.toHaveBeenCalled()
  await userEvent.clear(field)
  expect(onchange).toHaveBeenLastCalledWith(undefined)
})

it('shows an entity that is not there any more by its id, and not as an empty field', async () => {
  const { field } = entityField('gone')
  await expect.element(field).toHaveValue('gone')
})
