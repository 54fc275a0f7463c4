import { expect, it } from 'vitest'
import { ClaimForm } from '../../../../src-renderer/state/forms/claim-form.svelte'
import { aClaim } from '../../../support/records'

it('keeps when it was said and when it happened apart, and an own date for each', () => {
  const qualifiers = { saidAt: { edtf: '2024-05-03' }, happenedAt: { edtf: '2021-08', inferredFrom: 'A report.' } }
  const form = new ClaimForm(aClaim('c-1', 'aes', { qualifiers }))
  expect(form.draft().qualifiers).toMatchObject(qualifiers)
  form.saidAt = { ...form.saidAt, text: '' }
  expect(form.draft().qualifiers).toMatchObject({ happenedAt: qualifiers.happenedAt, saidAt: undefined })
  form.happenedAt = { ...form.happenedAt, text: 'soon' }
  expect(form.isRight).toBe(false)
})

it('keeps what a date in words means, in the words it is shown with, and none that was not chosen', () => {
  const happenedAt = { edtf: '2024-07~', original: 'last summer' }
  const form = new ClaimForm(aClaim('c-1', 'aes', { qualifiers: { happenedAt } }))
  expect(form.happenedAt.text).toBe('about July 2024')
  expect(form.draft().qualifiers?.happenedAt).toEqual(happenedAt)
  form.happenedAt = { ...form.happenedAt, text: '3.4.2019' }
  expect(form.isRight).toBe(false)
  form.happenedAt = { ...form.happenedAt, chosen: '2019-04-03' }
  expect(form.isRight).toBe(true)
  expect(form.draft().qualifiers?.happenedAt).toEqual({ edtf: '2019-04-03', original: 'last summer' })
})

it('shows a date that no words mean exactly as it is kept', () => {
  const form = new ClaimForm(
    aClaim('c-1', 'aes', { qualifiers: { start: { edtf: '2025-04-0X' }, end: { edtf: '2004-06~-11' } } }),
  )
  expect([form.start.text, form.end.text]).toEqual(['2025-04-0X', '2004-06~-11'])
  expect(form.draft().qualifiers).toMatchObject({ start: { edtf: '2025-04-0X' }, end: { edtf: '2004-06~-11' } })
})

it('is not saved while words stand in a field that name nobody yet', () => {
  const form = new ClaimForm(aClaim('c-1', 'aes', {}))
  expect(form.isRight).toBe(true)
  form.setUnchosen('place', true)
  form.setUnchosen('attributedTo', true)
  form.setUnchosen('attributedTo', false)
  expect(form.isRight).toBe(false)
  form.setUnchosen('place', false)
  expect(form.isRight).toBe(true)
})
