import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { axeFaults, injectAxe } from '../support/axe'
import { answerOpenDialog } from '../support/dialogs'
import { expect, test } from '../support/window-test'

test('a reader builds a dossier of their own: source with text, entity, cited claim; and undoes and redoes', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { claimForm, entity, entityForm, sourceForm } = window

  await window.find('New dossier')
  await window.titleDialog.title.fill('Port of Lomé')
  await window.titleDialog.make()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New source')
  await sourceForm.title.fill('Harbour gazette')
  await sourceForm.why.fill('A trade paper with named reporters.')
  await sourceForm.text.fill('The port opened in 1968.\n\nA new quay was announced.')
  await sourceForm.add()
  await expect(window.title).toHaveText('Harbour gazette')
  await expect(window.source.paragraph(2)).toContainText('A new quay was announced.')

  await window.find('New entity')
  await entityForm.kind.selectOption('Place')
  await entityForm.name.fill('Port of Lomé')
  await entityForm.add()
  await expect(window.title).toHaveText('Port of Lomé')

  await window.find('New claim')
  await claimForm.property.selectOption('founded')
  // Day and month can stand in either order: it is not kept before one is chosen, here by the keys alone.
  await claimForm.when.fill('3.5.1968')
  await claimForm.add()
  await expect(claimForm.says('Choose below which date ‘3.5.1968’ is.')).toBeVisible()
  await claimForm.when.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(claimForm.says('Reads: 5 March 1968.')).toBeVisible()
  await claimForm.when.fill('1968')
  await expect(claimForm.says('Reads: 1968.')).toBeVisible()
  await claimForm.add()
  await expect(claimForm.says('A claim needs a source.')).toBeVisible()
  await claimForm.paragraphNumber.fill('1')
  await claimForm.selectInParagraph(1, 9, 23)
  await expect(claimForm.says('Rests on: ‘opened in 1968’')).toBeVisible()
  await claimForm.addCitation()
  await claimForm.add()
  const fact = entity.claim('1968').first()
  await expect(fact).toBeVisible()
  await entity.markers(1, fact).focus()
  await expect(entity.citedWords).toHaveText('opened in 1968')

  await window.reading.focus()
  await page.keyboard.press('Control+z')
  await expect(entity.claim('1968')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(fact).toBeVisible()

  // Its source is written anew, without the words that it rests on.
  await window.openSource('Harbour gazette')
  await window.find('Edit what is in focus')
  await expect(sourceForm.text).toHaveValue('The port opened in 1968.\n\nA new quay was announced.')
  await sourceForm.text.fill(
    'A foreword.\n\nThe harbour was opened by the minister in 1968.\n\nA new quay was announced.',
  )
  await sourceForm.save()
  await expect(window.foot).toContainText('1 citation has lost its words.')
  await window.showWhatIsLost()
  await expect(window.title).toHaveText('Audit')
  const line = window.audit.lines('Have lost their words').first()
  await expect(line).toContainText('‘opened in 1968’')
  await window.audit.citeAnew(line)
  await expect(claimForm.paragraphNumber).toHaveValue('2')
  await claimForm.selectInParagraph(2, 16, 46)
  await expect(claimForm.says('Rests on: ‘opened by the minister in 1968’')).toBeVisible()
  await claimForm.citeInstead()
  await claimForm.save()
  await expect(window.audit.lines('Have lost their words')).toHaveCount(0)

  // It is reworded there: the line is read again.
  await window.openSource('Harbour gazette')
  await window.find('Edit what is in focus')
  await sourceForm.text.fill(
    'A foreword.\n\nThe harbour was opened by the president in 1968.\n\nA new quay was announced.',
  )
  await sourceForm.save()
  await expect(window.foot).toContainText('1 citation has been reworded: see whether it still says so.')
  await window.showWhatIsLost()
  await expect(window.audit.reworded).toContainText('It said')
  await window.audit.stillSaysSo(window.audit.reworded.first())
  await expect(window.audit.reworded).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(window.audit.reworded).toHaveCount(1)
})

test('what is deleted goes to the bin and comes back; a changed bundled entity goes back to how it came', async ({
  desk,
}) => {
  const { window } = await desk.open()
  await window.openEntity('Countries', 'Mali')

  await window.find('Edit what is in focus')
  await window.entityForm.summary.fill('My own words on Mali.')
  await window.entityForm.save()
  await expect(window.reading).toContainText('My own words on Mali.')
  await expect(window.reading).toContainText('edited by you')
  await window.find('Edit what is in focus')
  await window.entityForm.backToHowItCame()
  await expect(window.reading).not.toContainText('My own words on Mali.')

  const claim = window.entity.firstClaimIn('Relations')
  const words = (await claim.innerText()).split('\n')[0] ?? ''
  const id = (await claim.getAttribute('data-claim')) ?? ''
  await window.entity.editClaim(claim)
  await window.claimForm.delete()
  await expect(window.entity.claimById(id)).toHaveCount(0)

  await window.goTo('Bin')
  await window.bin.putBack()
  await window.openEntity('Countries', 'Mali')
  await expect(window.entity.claimById(id).first()).toContainText(words.slice(0, 12))
})

test('the reader’s own grade of a source shows wherever it is cited, and can be taken back', async ({ desk }) => {
  const { window } = await desk.open()
  const { gradeForm, source } = window
  await window.openSource('Klomegâh')
  await source.changeGrade()
  await gradeForm.grade('D').check()
  await gradeForm.why.fill('No outlet is named.')
  await gradeForm.save()
  await expect(window.reading).toContainText('No outlet is named.')
  await expect(window.sourceLink('Klomegâh')).toContainText('D')

  await source.changeGrade()
  await gradeForm.backTo('C')
  await expect(window.sourceLink('Klomegâh')).toContainText('C')
})

test('a passage selected in a text from a file is cited, and is marked where the claim’s number leads', async ({
  desk,
}) => {
  const { app, window } = await desk.open()
  const { claimForm, entity, source, sourceForm } = window
  const file = path.join(desk.dataFolder, 'harbour report.md')
  await writeFile(
    file,
    'Mali trades through the port of Dakar.\n\nThe road to it was repaired in 2019, officials said.\n',
  )
  await answerOpenDialog(app, file)

  await window.find('New source')
  await sourceForm.openTextFile()
  await expect(sourceForm.title).toHaveValue('harbour report')
  await sourceForm.why.fill('An official report.')
  await sourceForm.add()
  await expect(window.title).toHaveText('harbour report')

  await source.selectByPointer(2, 'was repaired in 2019')
  await window.passage.claim()
  await expect(claimForm.says('was repaired in 2019')).toBeVisible()
  await claimForm.about('mali')
  await claimForm.inWords.fill('The road to Dakar has been repaired.')
  await claimForm.credibility.selectOption({ label: '2 probably true' })
  await claimForm.add()
  await expect(claimForm.dialog).toHaveCount(0)

  await window.find('mali')
  const marker = entity.markers(2, entity.claim('The road to Dakar').first())
  await marker.hover()
  await expect(entity.citedWords).toHaveText('was repaired in 2019')
  await expect(window.context).toContainText('probably true')
  await marker.click()
  await expect(window.title).toHaveText('harbour report')
  await expect(source.citedWords(2)).toHaveText('was repaired in 2019')
  await expect(source.paragraph(2)).toBeFocused()
})

test('a claim is saved with a citation that is only filled in, or as own judgement, and with neither not', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  await window.openEntity('Countries', 'Niger')
  const { claimForm, entity } = window

  await entity.addClaim()
  await claimForm.inWords.fill('Uranium is mined at Arlit.')
  await claimForm.add()
  await expect(claimForm.says('A claim needs a source.')).toBeVisible()
  await claimForm.ownJudgement.check()
  await claimForm.add()
  await expect(claimForm.dialog).toHaveCount(0)
  await expect(entity.claim('Uranium is mined')).toContainText('own judgement')

  await entity.addClaim()
  await claimForm.inWords.fill('Niger was at the table.')
  await claimForm.paragraphNumber.fill('7')
  await claimForm.add()
  await expect(claimForm.dialog).toHaveCount(0)
  const cited = entity.claim('Niger was at the table.')
  await expect(entity.markers(7, cited)).toBeVisible()

  await entity.editClaim(cited.first())
  await claimForm.inWords.fill('Niger took its seat.')
  await claimForm.save()
  await expect(entity.claim('Niger took its seat.')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(entity.claim('Niger was at the table.')).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(entity.claim('Niger took its seat.')).toHaveCount(1)
})

test('an entity’s names and kind are edited, undone and done again: it is found by the new name, and what no longer fits is told', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  await window.openEntity('People', 'Sadio Camara')
  await window.entity.edit()
  await window.entityForm.addName()
  await window.entityForm.furtherName(3).fill('Садио Камара')
  await window.entityForm.save()
  await expect(window.reading).toContainText('Садио Камара')
  await window.reading.focus()
  await page.keyboard.press('Control+z')
  await expect(window.reading).not.toContainText('Садио Камара')
  await page.keyboard.press('Control+Shift+z')
  await expect(window.reading).toContainText('Садио Камара')
  await window.goTo('Overview')
  await window.find('камара')
  await expect(window.title).toHaveText('Sadio Camara')

  await window.entity.edit()
  await window.entityForm.kind.selectOption('Topic')
  await expect(window.entityForm.dialog).toContainText(
    '‘Holds office in’ is said of people, not of an entity of the kind ‘Topic’.',
  )
  await injectAxe(page)
  expect(await axeFaults(page)).toEqual([])
  await window.entityForm.save()
  await window.goTo('Audit')
  await expect(window.audit.row('‘Holds office in’ is said of people')).toHaveCount(1)
  await window.audit.letStand(window.audit.row('‘Holds office in’ is said of people'))
  await expect(window.audit.row('‘Holds office in’ is said of people')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(window.audit.row('‘Holds office in’ is said of people')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(window.audit.row('‘Holds office in’ is said of people')).toHaveCount(0)
})

test('a dossier is copied, the copy deleted and put back, and the one it was made from stays as it was', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  await window.find('Duplicate the dossier')
  await window.titleDialog.title.fill('My working copy')
  await window.titleDialog.duplicate()
  await expect(window.title).toHaveText('My working copy')
  await expect(window.foot).toContainText('301 claims')

  await window.openEntity('Countries', 'Mali')
  await window.entity.edit()
  await window.entityForm.delete()
  // What rests on it is told first, over the form, which is there again when it is kept.
  await expect(window.deleteQuestion.dialog).toContainText(/\d+ claims are about it/)
  await expect(window.deleteQuestion.no).toBeFocused()
  await injectAxe(page)
  expect(await axeFaults(page)).toEqual([])
  await expect(window.deleteQuestion.dialog).toContainText(/\d+ claims stay behind when the dossier is handed over/)
  await window.deleteQuestion.keep()
  await expect(window.deleteQuestion.dialog).toHaveCount(0)
  await window.entityForm.delete()
  await window.deleteQuestion.confirm()
  await window.find('Delete the dossier')
  await window.deleteDossier.delete()
  await expect(window.title).toHaveText('Russia and the Alliance of Sahel States')
  await window.openEntity('Countries', 'Mali')

  await window.find('Switch to another dossier')
  await window.allDossiers.putBack()
  await window.allDossiers.open('My working copy')
  await expect(window.title).toHaveText('My working copy')
  await window.openList('Countries')
  await expect(window.link('Mali')).toHaveCount(0)
  await window.goTo('Bin')
  await window.bin.putBack()
  await window.openEntity('Countries', 'Mali')
})
