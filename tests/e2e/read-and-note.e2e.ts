import { expect, test } from '../support/window-test'

test('a reader opens a page, sees where a claim comes from, and finds their note there after a restart', async ({
  desk,
}) => {
  const first = (await desk.open()).window
  await expect(first.title).toHaveText('Russia and the Alliance of Sahel States')

  await first.openEntity('Organisations', 'Alliance of Sahel States')
  const marker = first.entity.markers(6).first()
  await marker.focus()
  await expect(first.context).toContainText('¶ 6')
  await expect(first.context).toContainText('fairly reliable')

  await first.writeNote('Ask the desk for the text of the memoranda.')
  await expect(first.allSaved).toBeVisible()
  await desk.quit()

  const second = (await desk.open()).window
  await second.openEntity('Organisations', 'Alliance of Sahel States')
  await expect(second.section('Notes')).toContainText('Ask the desk for the text of the memoranda.')
})

test('a marker leads to its paragraph in the source, and back leads to where the reader was', async ({ desk }) => {
  const { window } = await desk.open()
  await window.openEntity('Countries', 'Mali')
  const main = window.reading
  const markers = window.entity.allMarkers
  await markers.last().scrollIntoViewIfNeeded()
  const scrolled = await main.evaluate((element) => element.scrollTop)
  expect(scrolled).toBeGreaterThan(0)
  const paragraph = (await markers.last().textContent()) ?? ''

  await markers.last().click()
  await expect(window.source.paragraph(paragraph)).toBeFocused()
  await expect(window.source.paragraph(paragraph)).toBeInViewport()

  await window.page.keyboard.press('Alt+ArrowLeft')
  await expect(window.title).toHaveText('Mali')
  await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(scrolled)
})

test('a name in any script, or without its accents, finds the page', async ({ desk }) => {
  const { window } = await desk.open()
  await window.find('Буркина')
  await expect(window.title).toHaveText('Burkina Faso')
  await window.find('kester kenn klomegah')
  await expect(window.title).toHaveText('Kestér Kenn Klomegâh')
  // However fast Enter comes after the words.
  await window.finder.takeAtOnce('mali')
  await expect(window.title).toHaveText('Mali')
  await window.finder.takeAtOnce('timeline')
  await expect(window.title).toHaveText('Timeline')
})
