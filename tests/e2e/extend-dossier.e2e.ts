import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

test('a reader builds a dossier of their own: source with text, entity, cited claim; and undoes and redoes', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window

  await window.find('New dossier')
  await page.getByLabel('Title').fill('Port of Lomé')
  await page.getByRole('button', { name: 'Make dossier' }).click()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New source')
  await page.getByLabel('Title', { exact: true }).fill('Harbour gazette')
  await page.getByLabel('Why', { exact: true }).fill('A trade paper with named reporters.')
  await page.getByLabel('Its text').fill('The port opened in 1968.\n\nA new quay was announced.')
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(window.title).toHaveText('Harbour gazette')
  await expect(window.reading.locator('[data-paragraph="2"]')).toContainText('A new quay was announced.')

  await window.find('New entity')
  await page.getByLabel('Kind').selectOption('Place')
  await page.getByLabel('Name', { exact: true }).fill('Port of Lomé')
  await page.getByRole('button', { name: 'Add entity' }).click()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New claim')
  await page.getByLabel('What is said').selectOption('founded')
  await page.getByLabel('When').fill('1968')
  await expect(page.getByText('Reads: 1968.')).toBeVisible()
  const add = page.getByRole('button', { name: 'Add claim' })
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
