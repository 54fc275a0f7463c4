import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import Checkbox from '../../../src-renderer/components/form/Checkbox.svelte'
import Choice from '../../../src-renderer/components/form/Choice.svelte'
import { axeFaults } from '../support/axe-faults'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

const OPTIONS = [
  { value: 'a4', label: 'A4', more: '210 × 297 mm' },
  { value: 'letter', label: 'Letter' },
]

it('a choice is made with the arrows, and each option is read out with what it means', async () => {
  const onchange = vi.fn<(value: string) => void>()
  show(Choice, { label: 'Paper', options: OPTIONS, value: 'a4', onchange })
  await expect.element(the('group', 'Paper')).toBeVisible()
  await expect.element(the('radio', 'A4 210 × 297 mm')).toBeChecked()
  await userEvent.tab()
  await expect.element(the('radio', 'A4 210 × 297 mm')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  expect(onchange).toHaveBeenCalledExactlyOnceWith('letter')
  expect(await axeFaults()).toEqual([])
})

it('two choices in one form do not take each other’s place', async () => {
  const onchange = () => undefined
  show(Choice, { label: 'Paper', options: OPTIONS, value: 'a4', onchange })
  show(Choice, { label: 'Paper of the annex', options: OPTIONS, value: 'letter', onchange })
  await expect.element(the('group', 'Paper').getByRole('radio', { name: 'A4' })).toBeChecked()
  await expect.element(the('group', 'Paper of the annex').getByRole('radio', { name: 'Letter' })).toBeChecked()
})

it('a box is ticked with the space bar, and read out with what stands beside it', async () => {
  const onchange = vi.fn<(checked: boolean) => void>()
  show(Checkbox, { checked: false, label: 'مالي', more: '12 notes', onchange })
  await userEvent.tab()
  await expect.element(the('checkbox', 'مالي 12 notes')).toHaveFocus()
  await userEvent.keyboard(' ')
  expect(onchange).toHaveBeenCalledExactlyOnceWith(true)
  expect(await axeFaults()).toEqual([])
})

it('a box that is not to be ticked takes neither the keyboard nor a click', async () => {
  const onchange = vi.fn<(checked: boolean) => void>()
  show(Checkbox, { checked: true, label: 'With notes', disabled: true, onchange })
  await userEvent.tab()
  await expect.element(the('checkbox', 'With notes')).not.toHaveFocus()
  await the('checkbox', 'With notes').click({ force: true })
  expect(onchange).not.toHaveBeenCalled()
})
