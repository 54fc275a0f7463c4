import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { exchangeFileSchema } from '../../src-main/domain/exchange/exchange-file'
import { answerSaveDialog } from '../support/dialogs'
import { packDossier, unpackedDossier } from '../support/exchange-files'
import { extractedText } from '../support/pdf/poppler'
import { unpackedByQpdf } from '../support/pdf/qpdf'
import { smallDossier } from '../support/small-dossier'
import { expect, test, type Desk } from '../support/window-test'

/** The small dossier, GREEN, with one of its two sources marked RED, and something that no page of a briefing prints. */
const UNPRINTED = 'A paragraph that nothing cites.'

async function bringInMarked(desk: Desk): Promise<void> {
  const content = smallDossier()
  for (const source of content.sources) {
    if (source.id !== 'gazette') continue
    source.marking = 'TLP:RED'
    source.paragraphs.push({ id: 'p4', number: '4', text: UNPRINTED })
  }
  const file = path.join(desk.dataFolder, 'river-pact.dossier')
  await writeFile(file, packDossier(unpackedDossier(content)))
  const { code, err } = await desk.command('import', file)
  expect(code, err).toBe(0)
}

/** What stands in a PDF as programs that are not ours find it: the text of its pages, and the records that it carries by kind. */
async function written(file: string) {
  const bytes = await readFile(file)
  const [text, { plain, attachments }] = await Promise.all([extractedText(bytes), unpackedByQpdf(bytes)])
  const [attached] = attachments
  const pages = text.split('\f').slice(0, -1)
  const marks = pages.map((page) => page.match(/TLP:[A-Z+]+/g) ?? [])
  if (!attached) return { text, plain: plain.toString('latin1'), marks, carried: null }
  const parts = unzipSync(attached)
  const read = (name: string) => JSON.parse(strFromU8(parts[name] ?? new Uint8Array())) as unknown
  const content = exchangeFileSchema.shape['dossier.json'].parse(read('dossier.json'))
  const paragraphs = content.sources.map(({ id, paragraphs: kept }) => [id, kept.map(({ number }) => number)])
  const manifest = exchangeFileSchema.shape['manifest.json'].parse(read('manifest.json'))
  return {
    text,
    plain: plain.toString('latin1'),
    marks,
    carried: { isPart: manifest.partial === true, marking: manifest.dossier.marking, paragraphs },
  }
}

/** Each page has the mark at its head and its foot, and none other stands there. */
function expectMarked({ marks }: { marks: string[][] }, mark: string): void {
  expect(marks.length).toBeGreaterThan(0)
  for (const page of marks) {
    expect([page[0], page.at(-1)]).toEqual([mark, mark])
    expect(page.length).toBeGreaterThanOrEqual(2)
  }
}

test('a briefing takes along what was chosen and shown, and stops for what is marked higher, in the dialog and the composer', async ({
  desk,
}) => {
  test.slow()
  await bringInMarked(desk)
  const { app, page, window } = await desk.open()
  await window.goToAddress('overview', 'river-pact')
  const { briefing, composer } = window
  const target = async (name: string) => {
    const file = path.join(desk.dataFolder, name)
    await answerSaveDialog(app, file)
    return file
  }

  await test.step('the quick dialog carries nothing, and stops for the source that is marked higher', async () => {
    const file = await target('none.pdf')
    await briefing.open()
    const { leaving } = briefing
    await expect(leaving.carried('Nothing')).toBeChecked()
    await expect(leaving.along).toHaveCount(0)
    await briefing.exportButton.click()
    await expect(leaving.higher).toBeFocused()
    await expect(leaving.higher).toContainText('On the river source, TLP:RED')
    expect(existsSync(file)).toBe(false)
    await leaving.raise('TLP:RED')
    await expect(leaving.mark).toHaveValue('TLP:RED')
    await briefing.exportButton.click()
    await expect(briefing.says('It carries nothing of the dossier.')).toBeVisible({ timeout: 60_000 })
    const pdf = await written(file)
    expectMarked(pdf, 'TLP:RED')
    expect(pdf.carried).toBeNull()
    expect(pdf.text).toContain('On the river')
    expect(pdf.text).not.toContain(UNPRINTED)
    await briefing.close()
  })

  await test.step('what is printed goes along, without what was left out', async () => {
    const file = await target('printed.pdf')
    await briefing.open()
    const { leaving } = briefing
    await leaving.carry('What is printed')
    await expect(leaving.along).toContainText('On the river 2 of 4 paragraphs · TLP:RED')
    await leaving.leaveOut('On the river')
    await expect(leaving.higher).toHaveCount(0)
    await expect(leaving.leftOut).toContainText('On the river')
    await expect(leaving.along).not.toContainText('On the river')
    await briefing.exportButton.click()
    await expect(briefing.says('not the whole dossier')).toBeVisible({ timeout: 60_000 })
    const pdf = await written(file)
    expectMarked(pdf, 'TLP:GREEN')
    expect(pdf.carried).toEqual({ isPart: true, marking: 'TLP:GREEN', paragraphs: [['atlas', []]] })
    for (const left of ['On the river', 'founded a pact', UNPRINTED]) {
      expect(pdf.text).not.toContain(left)
      expect(pdf.plain).not.toContain(left)
    }
    await briefing.close()
  })

  await test.step('the composer says beside the export what goes along, and leads to the choice', async () => {
    await composer.begin('Brief')
    await expect(composer.carries('Carries nothing of the dossier.')).toBeVisible()
    await composer.section('Bottom line').click()
    await composer.changeCarried()
    const { leaving } = composer
    await expect(leaving.carried('Nothing')).toBeFocused()
    await leaving.carry('The whole dossier')
    await expect(composer.carries('Carries the whole dossier.')).toBeVisible()
    await expect(leaving.along).toContainText('On the river its digest, 4 paragraphs · TLP:RED')
    await expect(leaving.along).toContainText('An atlas without text · TLP:GREEN')
    const file = await target('whole.pdf')
    await composer.export()
    await expect(leaving.higher).toBeFocused()
    expect(existsSync(file)).toBe(false)
    await leaving.raise('TLP:RED')
    await composer.export()
    await expect(composer.says(/It carries 4 entities, 6 claims and 2 sources\./)).toBeVisible({ timeout: 60_000 })
    await composer.answerExport('Close')
    const pdf = await written(file)
    expectMarked(pdf, 'TLP:RED')
    expect(pdf.carried).toEqual({
      isPart: false,
      marking: 'TLP:GREEN',
      paragraphs: [
        ['gazette', ['1', '2', '3', '4']],
        ['atlas', []],
      ],
    })
    expect(pdf.text).not.toContain(UNPRINTED)
  })

  await test.step('what is left out of it stays out, is named, and comes back', async () => {
    const { leaving } = composer
    await leaving.mark.selectOption('TLP:GREEN')
    await leaving.carry('What is printed')
    await leaving.leaveOut('On the river')
    await expect(leaving.leftOut).toContainText('On the river')
    const file = await target('left-out.pdf')
    await composer.export()
    await composer.answerExport('Close')
    const pdf = await written(file)
    expectMarked(pdf, 'TLP:GREEN')
    expect(pdf.carried).toMatchObject({ isPart: true, paragraphs: [['atlas', []]] })
    expect(pdf.plain).not.toContain('On the river')
    await leaving.putBackIn('On the river')
    await expect(leaving.higher).toContainText('On the river')
    await composer.saved()
    await page.keyboard.press('Escape')
  })
})
