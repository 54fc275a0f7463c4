import { expect, it } from 'vitest'
import { ClaimForm } from '../../../src-renderer/state/claim-form.svelte'
import { aClaim } from '../../support/records'

it('keeps when it was said and when it happened apart, and an own date for each', () => {
  const qualifiers = { saidAt: { edtf: '2024-05-03' }, happenedAt: { edtf: '2021-08', inferredFrom: 'A report.' } }
  const form = new ClaimForm(aClaim('c-1', 'aes', { qualifiers }))
  expect(form.draft().qualifiers).toMatchObject(qualifiers)
  form.saidAt = { ...form.saidAt, edtf: '' }
  expect(form.draft().qualifiers).toMatchObject({ happenedAt: qualifiers.happenedAt, saidAt: undefined })
  form.happenedAt = { ...form.happenedAt, edtf: 'soon' }
  expect(form.isRight).toBe(false)
})
