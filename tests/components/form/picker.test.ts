import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import Picker, { type PickerGroup } from '../../../src-renderer/components/form/Picker.svelte'
import { axeFaults } from '../support/axe-faults'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

const COUNTRIES: PickerGroup = {
  label: 'Countries',
  items: [
    { id: 'mali', label: 'Mali', more: 'Мали 马里 مالي' },
    { id: 'niger', label: 'Niger', more: 'Нигер' },
  ],
}
const PEOPLE: PickerGroup = { label: 'People', items: [{ id: 'camara', label: 'كامارا', more: 'Camara' }] }

const shownWith = (given: {
  groups?: readonly PickerGroup[]
  chosen?: ReadonlySet<string> | 'all'
  error?: string
}) => {
  const onchange = vi.fn<(chosen: ReadonlySet<string> | 'all') => void>()
  const props = {
    label: 'Entities',
    all: 'All of them',
    groups: [COUNTRIES, PEOPLE],
    chosen: new Set<string>(),
    onchange,
  }
  return { onchange, ...show(Picker, { ...props, ...given }) }
}

it('lists nothing to pick from while all are taken, and keeps what was picked when some are', async () => {
  const { onchange, give } = shownWith({ chosen: 'all' })
  await expect.element(the('radio', 'All of them')).toBeChecked()
  await expect.element(the('checkbox', 'Mali')).not.toBeInTheDocument()
  await the('radio', 'Some').click()
  expect(onchange).toHaveBeenLastCalledWith(new Set())
  give({ chosen: new Set(['niger']) })
  await expect.element(the('radio', 'Some: 1 of 3')).toBeChecked()
  await expect.element(the('checkbox', 'Niger')).toBeChecked()
  await the('checkbox', 'Mali').click()
  expect(onchange).toHaveBeenLastCalledWith(new Set(['niger', 'mali']))
  await the('checkbox', 'Niger').click()
  expect(onchange).toHaveBeenLastCalledWith(new Set())
})

it('takes a whole group with one tick, and leaves the others as they are', async () => {
  const { onchange, give } = shownWith({ chosen: new Set(['camara']) })
  await the('checkbox', 'Countries 2').click()
  expect(onchange).toHaveBeenLastCalledWith(new Set(['camara', 'mali', 'niger']))
  give({ chosen: new Set(['camara', 'mali', 'niger']) })
  await expect.element(the('checkbox', 'Countries 2')).toBeChecked()
  await the('checkbox', 'Countries 2').click()
  expect(onchange).toHaveBeenLastCalledWith(new Set(['camara']))
})

it('says of a group of which some are picked that it is neither whole nor empty', async () => {
  const { give } = shownWith({ chosen: new Set(['mali']) })
  await expect.element(the('checkbox', 'Countries 2')).toBePartiallyChecked()
  give({ chosen: new Set(['mali', 'niger']) })
  await expect.element(the('checkbox', 'Countries 2')).not.toBePartiallyChecked()
  await expect.element(the('checkbox', 'Countries 2')).toBeChecked()
})

it('finds by any name in any script, and draws only what is in view of five thousand', async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => ({ id: `e${at}`, label: `Entity ${at}`, more: '' }))
  const { element } = shownWith({ groups: [COUNTRIES, { label: 'Others', items: many }] })
  await expect.element(the('checkbox', 'Mali')).toBeVisible()
  expect(element.querySelectorAll('input[type="checkbox"]').length).toBeLessThan(40)
  await the('searchbox', 'Filter entities by any name').fill('мали')
  await expect.element(the('checkbox', 'Niger')).not.toBeInTheDocument()
  await expect.element(the('checkbox', 'Mali')).toBeVisible()
  await userEvent.clear(the('searchbox', 'Filter entities by any name'))
  await the('searchbox', 'Filter entities by any name').fill('مالي')
  await expect.element(the('checkbox', 'Mali')).toBeVisible()
  await expect.element(the('checkbox', 'Countries 1')).toBeVisible()
})

it('says what is wrong at once, and has no fault that axe can see', async () => {
  shownWith({ error: 'Choose at least one.' })
  await expect.element(the('alert', /.*/)).toHaveTextContent('Choose at least one.')
  expect(await axeFaults()).toEqual([])
})
