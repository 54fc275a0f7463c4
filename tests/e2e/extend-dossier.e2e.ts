import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { answerOpenDialog } from '../support/dialogs'
import { expect, test } from '../support/window-test'
import { DossierWindow } from './pages/dossier-window'

test('a reader builds a dossier of their own: source with text, entity, cited claim; and undoes and redoes', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window

  await window.find('New dossier')
  await page.getByRole('textbox', { name: 'Title' }).fill('Port of Lomé')
  await page.getByRole('button', { name: 'Make dossier' }).click()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New source')
  await page.getByLabel('Title', { exact: true }).fill('Harbour gazette')
  await page.getByLabel('Why', { exact: true }).fill('A trade paper with named reporters.')
  await page.getByLabel('Its text').fill('The port opened in 1968.\n\nA new quay was announced.')
  await page.getByRole('dialog').getByRole('button', { name: 'Add source' }).click()
  await expect(window.title).toHaveText('Harbour gazette')
  await expect(window.reading.locator('[data-paragraph="2"]')).toContainText('A new quay was announced.')

  await window.find('New entity')
  await page.getByLabel('Kind').selectOption('Place')
  await page.getByLabel('Name', { exact: true }).fill('Port of Lomé')
  await page.getByRole('dialog').getByRole('button', { name: 'Add entity' }).click()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New claim')
  await page.getByLabel('What is said').selectOption('founded')
  await page.getByLabel('When').fill('1968')
  await expect(page.getByText('Reads: 1968.')).toBeVisible()
  const add = page.getByRole('dialog').getByRole('button', { name: 'Add claim' })
  await add.click()
  await expect(page.getByText('A claim needs a source.')).toBeVisible()
  await page.getByLabel('Number').fill('1')
  await page.getByLabel('Paragraph 1').evaluate((element: HTMLTextAreaElement) => {
    element.focus()
    element.setSelectionRange(9, 23)
    element.dispatchEvent(new Event('select'))
  })
  await expect(page.getByText('Rests on: ‘opened in 1968’')).toBeVisible()
  await page.getByRole('button', { name: 'Add this citation' }).click()
  await add.click()
  const fact = window.reading.locator('[data-claim]').filter({ hasText: '1968' }).first()
  await expect(fact).toBeVisible()
  await fact.getByRole('link', { name: /para\.\s1/ }).focus()
  await expect(window.context.locator('mark')).toHaveText('opened in 1968')

  await page.locator('main').focus()
  await page.keyboard.press('Control+z')
  await expect(window.reading.locator('[data-claim]').filter({ hasText: '1968' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(fact).toBeVisible()
})

test('what is deleted goes to the bin and comes back; a changed bundled page goes back to how it came', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.openEntity('Countries', 'Mali')

  await window.find('Edit what is in focus')
  await page.getByLabel('What it is, in a sentence or two').fill('My own words on Mali.')
  await page.getByRole('button', { name: 'Save entity' }).click()
  await expect(window.reading).toContainText('My own words on Mali.')
  await expect(window.reading).toContainText('edited by you')
  await window.find('Edit what is in focus')
  await page.getByRole('button', { name: 'Back to how it came' }).click()
  await expect(window.reading).not.toContainText('My own words on Mali.')

  const claim = window.section('Relations').locator('[data-claim]').first()
  const words = (await claim.innerText()).split('\n')[0] ?? ''
  const id = (await claim.getAttribute('data-claim')) ?? ''
  await claim.click({ position: { x: 2, y: 2 } })
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(window.reading.locator(`[data-claim="${id}"]`)).toHaveCount(0)

  await window.contents.getByRole('link', { name: /^Bin/ }).click()
  await page.getByRole('button', { name: 'Put back' }).click()
  await window.openEntity('Countries', 'Mali')
  await expect(window.reading.locator(`[data-claim="${id}"]`).first()).toContainText(words.slice(0, 12))
})

test('the reader’s own grade of a source shows wherever it is cited, and can be taken back', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.contents.getByRole('link', { name: /Klomegâh/ }).click()
  await page.getByRole('button', { name: 'Change grade' }).click()
  await page.getByRole('radio', { name: /^D/ }).check()
  await page.getByRole('textbox', { name: 'Why' }).fill('No outlet is named.')
  await page.getByRole('button', { name: 'Save grade' }).click()
  await expect(window.reading).toContainText('No outlet is named.')
  await expect(window.contents.getByRole('link', { name: /Klomegâh/ })).toContainText('D')

  await page.getByRole('button', { name: 'Change grade' }).click()
  await page.getByRole('button', { name: 'Back to C' }).click()
  await expect(window.contents.getByRole('link', { name: /Klomegâh/ })).toContainText('C')
})

test('a passage selected in a text from a file is cited, and is marked where the claim’s number leads', async ({
  desk,
}) => {
  const { app, page } = await desk.open()
  const window = new DossierWindow(page)
  const file = path.join(desk.dataFolder, 'harbour report.md')
  await writeFile(
    file,
    'Mali trades through the port of Dakar.\n\nThe road to it was repaired in 2019, officials said.\n',
  )
  await answerOpenDialog(app, file)

  await window.find('New source')
  await page.getByRole('button', { name: 'Open a text file…' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('harbour report')
  await page.getByLabel('Why', { exact: true }).fill('An official report.')
  await page.getByRole('dialog').getByRole('button', { name: 'Add source' }).click()
  await expect(window.title).toHaveText('harbour report')

  await selectWords(page, '[data-passage="2"]', 'was repaired in 2019')
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Claim' }).click()
  const form = page.getByRole('dialog', { name: 'New claim' })
  await expect(form.getByText('was repaired in 2019')).toBeVisible()
  await form.getByRole('combobox', { name: 'About' }).fill('mali')
  await page.getByRole('option', { name: /^Mali/ }).first().click()
  await form.getByLabel('In words').fill('The road to Dakar has been repaired.')
  await form.getByLabel(/^Credibility of/).selectOption({ label: '2 probably true' })
  await form.getByRole('button', { name: 'Add claim' }).click()
  await expect(form).toHaveCount(0)

  await window.find('mali')
  const claim = window.reading.locator('[data-claim]').filter({ hasText: 'The road to Dakar' }).first()
  const marker = claim.getByRole('link', { name: /para\.\s2/ })
  await marker.hover()
  await expect(window.context.locator('mark')).toHaveText('was repaired in 2019')
  await expect(window.context).toContainText('probably true')
  await marker.click()
  await expect(window.title).toHaveText('harbour report')
  await expect(window.reading.locator('[data-passage="2"] mark')).toHaveText('was repaired in 2019')
  await expect(window.reading.locator('[data-paragraph="2"]')).toBeFocused()
})

test('a claim is saved with a citation that is only filled in, or as own judgement, and with neither not', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.openEntity('Countries', 'Niger')
  const claims = window.reading.locator('[data-claim]')
  const form = page.getByRole('dialog', { name: 'New claim' })

  await page.getByRole('button', { name: 'Add claim' }).click()
  await form.getByLabel('In words').fill('Uranium is mined at Arlit.')
  await form.getByRole('button', { name: 'Add claim' }).click()
  await expect(form.getByText('A claim needs a source.')).toBeVisible()
  await form.getByLabel('My own judgement').check()
  await form.getByRole('button', { name: 'Add claim' }).click()
  await expect(form).toHaveCount(0)
  await expect(claims.filter({ hasText: 'Uranium is mined' })).toContainText('own judgement')

  await page.getByRole('button', { name: 'Add claim' }).click()
  await form.getByLabel('In words').fill('Niger was at the table.')
  await form.getByLabel('Number').fill('7')
  await form.getByRole('button', { name: 'Add claim' }).click()
  await expect(form).toHaveCount(0)
  const cited = claims.filter({ hasText: 'Niger was at the table.' })
  await expect(cited.getByRole('link', { name: /para\.\s7/ })).toBeVisible()

  await cited.first().click({ position: { x: 2, y: 2 } })
  await page.keyboard.press('e')
  const edit = page.getByRole('dialog', { name: 'Edit claim' })
  await edit.getByLabel('In words').fill('Niger took its seat.')
  await edit.getByRole('button', { name: 'Save claim' }).click()
  await expect(claims.filter({ hasText: 'Niger took its seat.' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(claims.filter({ hasText: 'Niger was at the table.' })).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(claims.filter({ hasText: 'Niger took its seat.' })).toHaveCount(1)
})

test('an entity’s names and summary are edited, undone and done again, and found by the new name', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.openEntity('People', 'Sadio Camara')
  await page.getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog', { name: 'Edit entity' })
  await form.getByRole('button', { name: 'Add another name' }).click()
  await form.getByLabel('Name 3', { exact: true }).fill('Садио Камара')
  await form.getByRole('button', { name: 'Save entity' }).click()
  await expect(window.reading).toContainText('Садио Камара')
  await page.locator('main').focus()
  await page.keyboard.press('Control+z')
  await expect(window.reading).not.toContainText('Садио Камара')
  await page.keyboard.press('Control+Shift+z')
  await expect(window.reading).toContainText('Садио Камара')
  await window.contents.getByRole('link', { name: 'Overview' }).click()
  await window.find('камара')
  await expect(window.title).toHaveText('Sadio Camara')
})

test('a dossier is copied, the copy deleted and put back, and the one it was made from stays as it was', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.find('Duplicate the dossier')
  await page.getByRole('textbox', { name: 'Title' }).fill('My working copy')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /copy|duplicate/i })
    .click()
  await expect(window.title).toHaveText('My working copy')
  await expect(window.foot).toContainText('301 claims')

  await window.openEntity('Countries', 'Mali')
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await window.find('Delete the dossier')
  await page.getByRole('button', { name: 'Delete dossier' }).click()
  await expect(window.title).toHaveText('Russia and the Alliance of Sahel States')
  await window.openEntity('Countries', 'Mali')

  await window.find('Switch to another dossier')
  const list = page.getByRole('dialog', { name: 'All dossiers' })
  await list.getByRole('button', { name: 'Put back' }).click()
  await list.getByRole('button', { name: /My working copy/ }).click()
  await expect(window.title).toHaveText('My working copy')
  await window.contents.getByRole('link', { name: 'Countries' }).click()
  await expect(window.reading.getByRole('link', { name: 'Mali' })).toHaveCount(0)
  await window.contents.getByRole('link', { name: /^Bin/ }).click()
  await page.getByRole('button', { name: 'Put back' }).click()
  await window.openEntity('Countries', 'Mali')
})

/** Selects words within a passage as a person who draws the pointer over them. */
async function selectWords(page: Page, passage: string, words: string): Promise<void> {
  const ends = await page.locator(passage).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (first && last) return { from: [first.left + 1, first.top + 8], to: [last.right - 1, last.top + 8] }
    }
    throw new Error(`'${wanted}' does not stand there`)
  }, words)
  await page.mouse.move(ends.from[0] ?? 0, ends.from[1] ?? 0)
  await page.mouse.down()
  await page.mouse.move(ends.to[0] ?? 0, ends.to[1] ?? 0, { steps: 4 })
  await page.mouse.up()
}
