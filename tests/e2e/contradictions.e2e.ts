import { axeFaults, injectAxe } from '../support/axe'
import { ContradictionForm } from './pages/contradiction-form'
import { expect, test } from '../support/window-test'

test('a reader marks from one claim that another cannot hold beside it, and takes it back', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { entity } = window
  const form = new ContradictionForm(page)
  const reason = 'Nobody who keeps away from a summit signs its papers there.'

  await window.findPage('Sadio Camara', 'Sadio Camara')
  const first = entity.claims.first()
  await first.focus()
  await page.keyboard.press('x')
  await expect(form.dialog).toBeVisible()
  await form.mark()
  await expect(form.dialog).toContainText('Say why')
  await form.search('First AES–Russia Defence Summit outcome')
  await form.first.check()
  await form.because.fill(reason)
  await form.mark()
  await expect(form.dialog).toBeHidden()
  await expect(window.reading).toContainText(reason)

  await window.findPage('First AES–Russia Defence Summit', 'First AES–Russia Defence Summit')
  await expect(window.reading).toContainText(reason)

  await window.reading.focus()
  await page.keyboard.press('Control+z')
  await expect(window.reading).not.toContainText(reason)
})

test('what looks like a contradiction is proposed until the reader dismisses it or says that it is one', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { entity } = window
  const form = new ContradictionForm(page)

  await window.findPage('Alliance of Sahel States', 'Alliance of Sahel States')
  await expect(entity.proposals).toHaveCount(0)
  await entity.claimById('c-aes-founded-counted-back').first().focus()
  await page.keyboard.press('x')
  await form.first.check()
  await form.takeBack()
  await expect(form.dialog).toBeHidden()
  await expect(entity.proposals).toContainText('Both say when it began, and no day fits both.')

  await injectAxe(page)
  expect(await axeFaults(page)).toEqual([])
  await entity.dismissProposal()
  await expect(entity.proposals).toHaveCount(0)
  await window.reading.focus()
  await page.keyboard.press('Control+z')
  await expect(entity.proposals).toHaveCount(1)

  await entity.acceptProposal()
  await expect(form.because).toHaveValue('Both say when it began, and no day fits both.')
  expect(await axeFaults(page)).toEqual([])
  await form.mark()
  await expect(form.dialog).toBeHidden()
  await expect(entity.proposals).toHaveCount(0)
})
