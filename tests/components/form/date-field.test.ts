import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import DateField from '../../../src-renderer/components/form/DateField.svelte'
import type { DateEntry } from '../../../src-renderer/state/forms/date-entry'
import { axeFaults } from '../support/axe-faults'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

/** The field as a form holds it: what is changed is given back to it. */
function dateField(text = '', given: { tried?: boolean; error?: string } = {}) {
  const kept: { entry: DateEntry } = { entry: { text, inferredFrom: '', original: '' } }
  const onchange = (entry: DateEntry) => {
    kept.entry = entry
    give({ entry })
  }
  const { give } = show(DateField, { label: 'When', entry: kept.entry, onchange, tried: false, ...given })
  return { kept, give }
}

it('says how a date reads while it is typed', async () => {
  const { kept } = dateField()
  await the('textbox', 'When').fill('16 Sept 2023')
  await expect.element(the('textbox', 'When')).toHaveAccessibleDescription('Reads: 16 September 2023.')
  expect(kept.entry.text).toBe('16 Sept 2023')
  await expect.element(the('textbox', 'In the source’s own words')).not.toBeInTheDocument()
  expect(await axeFaults()).toEqual([])
})

it('asks which day is meant where two may be, and says so only as a fault once it was tried', async () => {
  const { kept, give } = dateField('03/04/2021')
  await expect.element(the('group', 'When: which is meant?')).toBeVisible()
  await expect.element(the('textbox', 'When')).not.toHaveAttribute('aria-invalid')
  give({ tried: true })
  await expect
    .element(the('textbox', 'When'))
    .toHaveAccessibleDescription(/Choose below which date ‘03\/04\/2021’ is\.$/)
  await the('radio', '3 April 2021').click()
  expect(kept.entry.chosen).toBe('2021-04-03')
  await expect.element(the('textbox', 'When')).not.toHaveAttribute('aria-invalid')
})

it('says what is no date only when the field was left, and keeps the words', async () => {
  const { kept } = dateField()
  await the('textbox', 'When').fill('when the rains came')
  await expect.element(the('textbox', 'When')).not.toHaveAttribute('aria-invalid')
  await userEvent.tab()
  await expect.element(the('textbox', 'When')).toHaveAttribute('aria-invalid', 'true')
  expect(kept.entry.text).toBe('when the rains came')
})

it('asks for the source’s own words where the date is rougher than they may be', async () => {
  const { kept } = dateField('about 1960')
  await the('textbox', 'In the source’s own words').fill('vers 1960')
  expect(kept.entry).toMatchObject({ text: 'about 1960', original: 'vers 1960' })
})
