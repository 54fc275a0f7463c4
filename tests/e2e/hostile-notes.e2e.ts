import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
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

  const { page, app, window: shown } = await desk.open()
  const { note: writer, notes } = shown
  const asked: string[] = []
  const said: string[] = []
  app.context().on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => (said.push(dialog.message()), void dialog.dismiss()))
  await shown.settled()
  await page.evaluate((name) => {
    Object.assign(globalThis, { ran: 0, [name]: () => Object.assign(globalThis, { ran: 1 }) })
  }, HOSTILE_CALL)
  const check = async (where: string) => {
    await shown.quiet()
    expect(await page.evaluate(() => (globalThis as unknown as { ran: number }).ran), where).toBe(0)
    expect(await shown.dangerousElements(), where).toEqual([])
    const links = await shown.linkAddresses()
    expect(
      links.filter((href) => !href.startsWith('#')),
      where,
    ).toEqual([])
  }

  await shown.goToAddress('notes', 'hostile')
  await expect(notes.rows.first()).toBeVisible()
  await check('the list')
  await notes.list.press('End')
  await check('the end of the list')
  await shown.goToAddress(`entity/${target.id}`, 'hostile')
  await shown.showInContext('Notes')
  await expect(shown.entity.linkedNotes).toBeVisible()
  await check('the page with backlinks')
  for (let at = 0; at < together.length; at++) {
    await shown.goToAddress(`notes?note=r-together-${at}`, 'hostile')
    await writer.editor.waitFor()
    await check(`the editor with ${at}`)
    await page.keyboard.press('Control+Shift+Enter')
    await writer.reader.waitFor()
    await check(`the reading view of ${at}`)
    if ((await writer.inner.count()) > 0) await writer.inner.first().hover()
    await page.keyboard.press('Control+Shift+Enter')
  }
  expect(asked.filter((url) => !url.startsWith('app://') && !url.startsWith('blob:app://'))).toEqual([])
  expect(said).toEqual([])
  expect(page.url()).toContain('app://')
})
