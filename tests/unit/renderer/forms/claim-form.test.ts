import { expect, it } from 'vitest'
import type { ClaimValue } from '../../../../src-main/domain/values/claim-value'
import { ClaimForm } from '../../../../src-renderer/state/forms/claim-form.svelte'
import { aClaim, link } from '../../../support/records'
import { NEWER_VALUE } from '../../../support/values-dossier'

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

it('keeps share and sum as they were, and does not save what is no share', () => {
  const qualifiers = {
    share: { percent: '25', to: '50' },
    amount: { amount: '1250000', currency: 'EUR', nearness: 'about' as const },
  }
  const form = new ClaimForm(aClaim('c-1', 'aes', { property: 'owns', value: link('mali'), qualifiers }))
  expect(form.hasMore).toBe(true)
  expect([form.share.text, form.amount.text]).toEqual(['25–50%', 'about €1,250,000'])
  expect(form.draft().qualifiers).toMatchObject(qualifiers)
  form.share = { ...form.share, text: 'half of it' }
  expect(form.isRight).toBe(false)
  form.share = { ...form.share, text: '140 %' }
  expect(form.isRight).toBe(true)
  expect(form.shareDoubt).toContain('between 0% and 100%')
})

it('leaves a value that nobody touches as it is, also one that could not be typed so', () => {
  for (const value of [
    { type: 'phone', phone: 'ask at the desk' },
    { type: 'money', amount: '5.5', currency: 'EUR' },
    { ...NEWER_VALUE } as unknown as ClaimValue,
  ] as const) {
    const property = value.type === 'phone' ? 'phone' : value.type === 'money' ? 'amount' : 'description'
    const form = new ClaimForm(aClaim('c-1', 'aes', { property, value }))
    form.role = 'other'
    expect(form.isRight, value.type).toBe(true)
    expect(form.draft().value).toEqual(value)
  }
  const form = new ClaimForm(aClaim('c-1', 'aes', { property: 'phone', value: { type: 'phone', phone: 'ask' } }))
  form.written = { ...form.written, text: 'ask again' }
  expect(form.isRight).toBe(false)
})

it('says what is wrong with a value, and takes the choice between two', () => {
  const form = new ClaimForm(aClaim('c-1', 'aes'))
  form.property = 'amount'
  expect(form.errors.value).toBeDefined()
  form.written = { text: '5 million', beside: {} }
  expect(form.errors.value).toContain('in which currency')
  form.written = { text: '€1.250', beside: {} }
  expect(form.isRight).toBe(false)
  form.written = { text: '€1.250', beside: {}, chosen: '€1,250' }
  expect(form.draft().value).toEqual({ type: 'money', amount: '1250', currency: 'EUR' })
})
