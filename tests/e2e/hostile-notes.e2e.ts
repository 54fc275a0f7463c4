import { openDossierStorage } from '../../src-main/storage/dossier-storage'
import { HOSTILE_CALL, HOSTILE_MARKDOWN } from '../fixtures/hostile-markdown'
import { generatedLayer } from '../support/generated-dossier'
import { note } from '../support/notes'
import { expect, test } from '../support/window-test'

/** *Units*: hostile texts in one note. */
const TOGETHER = 6

test('hostile notes run nothing and ask for nothing, wherever they are shown', async ({ desk }) => {
  test.slow()
  const layer = generatedLayer('hostile', 3)
  const [entity] = Object.keys(layer.records.entities)
  const target = { kind: 'entity' as const, id: entity ?? '' }
  HOSTILE_MARKDOWN.forEach((body, at) => {
    const id = `r-hostile-${at}`
    // Linked, so that it is quoted as a backlink too, and named, so that a mention of it is shown.
    layer.records.notes[id] = note(id, `${body}\n\n[[${target.id}]] ${body}`, {
      title: at % 2 === 0 ? body.slice(0, 200) : '',
      targets: at % 3 === 0 ? [target] : [],
      tags: [`<img src=x onerror=${HOSTILE_CALL}()>`],
    })
  })
  // For the editor and the reading view, which show one note at a time, several stand in one.
  const together = Array.from({ length: Math.ceil(HOSTILE_MARKDOWN.length / TOGETHER) }, (_, at) =>
    HOSTILE_MARKDOWN.slice(at * TOGETHER, (at + 1) * TOGETHER).join('\n\n'),
  )
  together.forEach((body, at) => (layer.records.notes[`r-together-${at}`] = note(`r-together-${at}`, body)))
  const storage = await openDossierStorage({
    dataFolder: desk.dataFolder,
    now: () => '2026-01-02T03:04:05.000Z',
    makeId: () => `r-${Math.random().toString(36).slice(2)}`,
  })
  await storage.create(layer)
  await storage.close()

  const { page, app } = await desk.open()
  const asked: string[] = []
  const said: string[] = []
  app.context().on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => (said.push(dialog.message()), void dialog.dismiss()))
  await page.waitForSelector('h1')
  await page.evaluate((name) => {
    Object.assign(window, { ran: 0, [name]: () => Object.assign(window, { ran: 1 }) })
  }, HOSTILE_CALL)
  const check = async (where: string) => {
    expect(await page.evaluate(() => (window as unknown as { ran: number }).ran), where).toBe(0)
    const made = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'main script, main iframe, main object, main embed, main img:not(.cm-widgetBuffer), main base, aside script, aside img:not(.cm-widgetBuffer)',
        ),
      ].map((element) => element.outerHTML),
    )
    expect(made, where).toEqual([])
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')].flatMap((link) => link.getAttribute('href') ?? []),
    )
    expect(
      links.filter((href) => !href.startsWith('#')),
      where,
    ).toEqual([])
  }
  const go = async (hash: string) => {
    await page.evaluate((address) => (location.hash = address), hash)
    await page.waitForTimeout(400)
  }

  await go('#/d/hostile/notes')
  await check('the list')
  const list = page.getByRole('listbox', { name: 'Notes' })
  await list.press('End')
  await page.waitForTimeout(300)
  await check('the end of the list')
  await go(`#/d/hostile/entity/${target.id}`)
  await page.waitForTimeout(800)
  await check('the page with backlinks')
  for (let at = 0; at < together.length; at++) {
    await go(`#/d/hostile/notes?note=r-together-${at}`)
    await page.getByRole('textbox', { name: 'Note', exact: true }).waitFor()
    await check(`the editor with ${at}`)
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForTimeout(60)
    await check(`the reading view of ${at}`)
    const { length } = await page.locator('.writer button.inner').all()
    if (length > 0) await page.locator('.writer button.inner').first().hover()
    await page.keyboard.press('Control+Shift+Enter')
  }
  expect(asked.filter((url) => !url.startsWith('app://') && !url.startsWith('blob:app://'))).toEqual([])
  expect(said).toEqual([])
  expect(page.url()).toContain('app://')
})
