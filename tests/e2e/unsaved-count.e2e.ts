import { answerMessages } from '../support/dialogs'
import { smallDisk } from '../support/failing-disk'
import { expect, test } from '../support/window-test'

test('five edits of different kinds from two windows count as five everywhere, and are written when there is room', async ({
  ownDesk: desk,
}) => {
  const disk = smallDisk(desk.dataFolder, 'injected')
  const { app, window: left } = await desk.open()
  await left.writeNote('Written while there was room.')
  const right = await left.openAnother('Control+Shift+n')
  await right.settled()
  await disk.fill(app)

  await left.note.text.fill('Changed when the disk was full.')
  await expect(left.notSaved('the disk is full')).toBeVisible()
  await left.find('New entity')
  await left.entityForm.name.fill('Port of Lomé')
  await left.entityForm.add()
  await expect(left.waitsForDisk).toBeVisible()
  await left.closeDialog()

  await right.find('New source')
  await right.sourceForm.title.fill('Harbour gazette')
  await right.sourceForm.why.fill('A trade paper.')
  await right.sourceForm.add()
  await expect(right.waitsForDisk).toBeVisible()
  await right.closeDialog()
  await right.find('Rename or mark the dossier')
  await right.titleDialog.title.fill('Sahel, renamed')
  await right.titleDialog.save()
  await expect(right.waitsForDisk).toBeVisible()
  await right.closeDialog()
  await right.note.beginHere()
  await right.note.text.fill('Begun when the disk was full.')

  for (const window of [left, right]) {
    await expect(window.strip('5 changes are not saved.')).toBeVisible()
    await expect(window.notSaved('the disk is full', 5)).toBeVisible()
  }
  const asked = await answerMessages(app)
  await app.evaluate(({ app }) => app.quit())
  await expect.poll(async () => (await asked()).length).toBe(1)
  const [question] = await asked()
  expect(question?.message).toBe('5 changes are not saved yet.')
  expect(question?.detail).toContain('Port of Lomé')
  expect(question?.detail).toContain('Harbour gazette')

  await disk.free(app)
  for (const window of [left, right]) await expect(window.allSaved).toBeVisible()
  await desk.quit()
  const again = (await desk.open()).window
  await expect(again.title).toHaveText('Sahel, renamed')
  await again.goTo('Notes')
  await expect(again.notes.row('Changed when the disk was full.')).toBeVisible()
  await expect(again.notes.row('Begun when the disk was full.')).toBeVisible()
  await again.findPage('Port of Lomé', 'Port of Lomé')
  await again.findPage('Harbour gazette', 'Harbour gazette')
})

test('a form that is half filled in is asked about before its window goes', async ({ desk }) => {
  const { app, window: left } = await desk.open()
  const right = await left.openAnother('Control+Shift+n')
  await right.settled()
  await right.find('New entity')
  await right.entityForm.name.fill('Half a na')
  const asked = await answerMessages(app)
  const closing = await app.browserWindow(right.page)
  await closing.evaluate((window) => window.close())
  await expect.poll(async () => (await asked()).length).toBeGreaterThan(0)
  const [question] = await asked()
  expect(question?.message).toBe('One change is not saved yet.')
  expect(question?.detail).toContain('New entity')
  await expect(right.entityForm.name).toHaveValue('Half a na')
  await right.page.keyboard.press('Escape')
  await right.leaveWithoutSaving()
})
