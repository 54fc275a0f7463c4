import type { Locator, Page } from '@playwright/test'
import { AuditPage } from './audit-page'
import { BackupsPage } from './backups-page'
import { BinPage } from './bin-page'
import { BriefingDialog } from './briefing-dialog'
import { ClaimForm } from './claim-form'
import { Composer } from './composer'
import { DataFolderDialog } from './data-folder-dialog'
import { DeleteQuestion } from './delete-question'
import { AllDossiersDialog, DeleteDossierDialog, TitleDialog } from './dossier-dialogs'
import { EntityForm } from './entity-form'
import { EntityPage } from './entity-page'
import { ExportDialog } from './export-dialog'
import { FindField } from './find-field'
import { ImportDialog } from './import-dialog'
import { ImportNotesDialog } from './import-notes-dialog'
import { NoteEditor } from './note-editor'
import { NotesPage } from './notes-page'
import { PassageBars } from './passage-bars'
import { GradeForm, SourceForm } from './source-form'
import { SourcePage } from './source-page'

/** What stands in the contents beside the dossier's own entities, sources and briefings. */
export type Destination = 'Overview' | 'Timeline' | 'Notes' | 'Audit' | 'Backups' | 'Bin'

/** What the strip above the foot may say. */
export type Strip =
  | 'Read only.'
  | 'Choose how to go on.'
  | 'Where your work is kept.'
  | 'Mended on opening.'
  | `${number} change is not saved.`
  | `${number} changes are not saved.`

/** The window of the app as a person meets it: its frame, and what can stand in it. */
export class DossierWindow {
  constructor(readonly page: Page) {}

  get contents(): Locator {
    return this.page.getByRole('navigation', { name: 'Contents' })
  }
  get breadcrumb(): Locator {
    return this.page.getByRole('navigation', { name: 'Where you are' })
  }
  get reading(): Locator {
    return this.page.getByRole('main')
  }
  get context(): Locator {
    return this.page.getByRole('complementary', { name: 'Context' })
  }
  get foot(): Locator {
    return this.page.getByRole('contentinfo')
  }
  get title(): Locator {
    return this.reading.getByRole('heading', { level: 1 })
  }
  /** Whatever is open over the page. */
  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get visibleDialog(): Locator {
    return this.dialog.filter({ visible: true })
  }
  /** Whatever menu is open. */
  get menu(): Locator {
    return this.page.getByRole('menu')
  }

  // What can stand in the frame.
  get finder(): FindField {
    return new FindField(this.page)
  }
  get entity(): EntityPage {
    return new EntityPage(this.page)
  }
  get source(): SourcePage {
    return new SourcePage(this.page)
  }
  get passage(): PassageBars {
    return new PassageBars(this.page)
  }
  get note(): NoteEditor {
    return new NoteEditor(this.page)
  }
  get notes(): NotesPage {
    return new NotesPage(this.page)
  }
  get bin(): BinPage {
    return new BinPage(this.page)
  }
  get audit(): AuditPage {
    return new AuditPage(this.page)
  }
  get backups(): BackupsPage {
    return new BackupsPage(this.page)
  }
  get composer(): Composer {
    return new Composer(this.page)
  }

  // What can stand over it.
  get claimForm(): ClaimForm {
    return new ClaimForm(this.page)
  }
  get entityForm(): EntityForm {
    return new EntityForm(this.page)
  }
  get sourceForm(): SourceForm {
    return new SourceForm(this.page)
  }
  get gradeForm(): GradeForm {
    return new GradeForm(this.page)
  }
  get briefing(): BriefingDialog {
    return new BriefingDialog(this.page)
  }
  get exporting(): ExportDialog {
    return new ExportDialog(this.page)
  }
  get importing(): ImportDialog {
    return new ImportDialog(this.page)
  }
  get importingNotes(): ImportNotesDialog {
    return new ImportNotesDialog(this.page)
  }
  get dataFolder(): DataFolderDialog {
    return new DataFolderDialog(this.page)
  }
  get titleDialog(): TitleDialog {
    return new TitleDialog(this.page)
  }
  get allDossiers(): AllDossiersDialog {
    return new AllDossiersDialog(this.page)
  }
  get deleteQuestion(): DeleteQuestion {
    return new DeleteQuestion(this.page)
  }
  get deleteDossier(): DeleteDossierDialog {
    return new DeleteDossierDialog(this.page)
  }

  /** What the foot says when the disk has everything. */
  get allSaved(): Locator {
    return this.foot.getByText('All changes saved')
  }
  /** What the foot says when the disk has not; `count` as soon as it is more than one change. */
  notSaved(why: string, count = 1): Locator {
    return this.foot.getByText(count === 1 ? `Not saved: ${why}` : `${count} not saved: ${why}`)
  }
  /** What a form says of a change that waits for the disk. */
  get waitsForDisk(): Locator {
    return this.page.getByText('It waits, and is saved as soon as the disk takes it.')
  }
  /** Closes the dialog that is open; what is in it goes. */
  async closeDialog(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  }
  async leaveWithoutSaving(): Promise<void> {
    await this.page.getByRole('button', { name: 'Leave without saving' }).click()
  }
  get readOnly(): Locator {
    return this.foot.getByText('Read only')
  }
  /** Goes to the list of what the foot says has lost its words. */
  async showWhatIsLost(): Promise<void> {
    await this.foot.getByRole('button', { name: 'Show them' }).click()
  }
  /** Puts back what the foot says has been deleted. */
  async putItBack(): Promise<void> {
    await this.foot.getByRole('button', { name: 'Put it back' }).click()
  }
  /** The strip above the foot that stays until its matter is settled. */
  strip(about: Strip): Locator {
    return this.page.getByRole('alert').filter({ hasText: about })
  }
  /** Does what the strip offers. */
  async answerStrip(about: Strip, button: string): Promise<void> {
    await this.strip(about).getByRole('button', { name: button }).click()
  }
  /** What went wrong, told in the strip above the foot. */
  failure(words: string): Locator {
    return this.page.getByText(words)
  }

  /** The line on the overview that says, once, how the window is laid out. */
  get firstRunLine(): Locator {
    return this.page.getByRole('complementary', { name: 'How this window is laid out' })
  }
  async sayUnderstood(): Promise<void> {
    await this.firstRunLine.getByRole('button', { name: 'Understood' }).click()
  }
  /** What stands beside a claim or a marker while the pane that would say the same shows something else. */
  get citationCard(): Locator {
    return this.page.getByLabel('Source of the claim')
  }

  /** Words wherever in the window they stand. */
  anywhere(words: string): Locator {
    return this.page.getByText(words)
  }

  /** A place's link in the contents. */
  place(name: Destination): Locator {
    return this.contents.getByRole('link', { name: new RegExp(`^${name}`) })
  }
  /** The link to the notes while there are so many; none has no number. */
  noteCount(count: number): Locator {
    return this.contents.getByRole('link', { name: count === 0 ? 'Notes' : `Notes ${count}`, exact: true })
  }
  /** A source's link in the contents. */
  sourceLink(name: string): Locator {
    return this.contents.getByRole('link', { name: new RegExp(name) })
  }
  /** The links of the briefings in the contents. */
  get briefingLinks(): Locator {
    return this.page.getByRole('list', { name: 'Briefings' }).getByRole('link')
  }
  /** A link on the page in the middle. */
  link(name: string): Locator {
    return this.reading.getByRole('link', { name })
  }
  /** The page's section under a heading. */
  section(name: string): Locator {
    return this.reading.locator('section').filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  /** Waits until the page that was asked for is drawn, with its fonts, and nothing moves any more. */
  async settled(): Promise<void> {
    await this.title.waitFor({ state: 'attached' })
    await this.page.waitForFunction(() => {
      const shown = document.querySelector('main')?.dataset['location']
      return shown !== undefined && (location.hash === '' || location.hash === shown)
    })
    await this.page.evaluate(async () => {
      await document.fonts.ready
      const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  }

  /** Waits until nothing in the window has changed for a moment: what was asked of the app has come and is drawn. */
  async quiet(): Promise<void> {
    await this.settled()
    await this.page.evaluate(
      (quietMs) =>
        new Promise<void>((resolve) => {
          let timer = setTimeout(end, quietMs)
          const watch = new MutationObserver(() => {
            clearTimeout(timer)
            timer = setTimeout(end, quietMs)
          })
          watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
          function end(): void {
            watch.disconnect()
            resolve()
          }
        }),
      150,
    )
  }

  /** Goes to an address behind the dossier's own, as `entity/mali`. */
  async goToAddress(address: string, dossierId = 'sahel-russia'): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), `#/d/${dossierId}/${address}`)
    await this.settled()
  }

  /** Goes to a page through the find-or-do field. */
  async find(words: string): Promise<void> {
    await this.finder.open()
    await this.finder.field.fill(words)
    await this.page.keyboard.press('Enter')
  }

  /** Goes to the page of an entity or a source through the find-or-do field, and waits until it is there. */
  async findPage(words: string, title: string): Promise<void> {
    await this.find(words)
    await this.title.filter({ hasText: title }).waitFor()
  }

  /** Runs a command by its name, from the find-or-do field. */
  async run(command: string): Promise<void> {
    await this.finder.open()
    await this.finder.field.fill(command)
    await this.finder.choice(command).click()
  }

  /** Goes to a place by its link in the contents. */
  async goTo(name: Destination): Promise<void> {
    await this.place(name).click()
  }

  /** Turns the pane beside the page to what it can show. */
  async showInContext(tab: 'Source' | 'Notes' | 'Links'): Promise<void> {
    await this.context.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
  }

  /** Opens the list of a kind of entity. */
  async openList(kind: string): Promise<void> {
    await this.contents.getByRole('link', { name: kind }).click()
  }

  /** Opens the list of a kind of entity, then one of them. */
  async openEntity(kind: string, name: string): Promise<void> {
    await this.openList(kind)
    await this.link(name).first().click()
    await this.title.filter({ hasText: name }).waitFor()
  }

  /** Goes to a briefing by its link in the contents. */
  async openBriefing(title: string): Promise<void> {
    await this.contents.getByRole('link', { name: new RegExp(title) }).click()
  }

  /** Goes to a source by its link in the contents. */
  async openSource(name: string): Promise<void> {
    await this.sourceLink(name).click()
  }

  /** Opens a new window by its keys and answers it. */
  async openAnother(keys: 'Control+Shift+n' | 'Control+Shift+o'): Promise<DossierWindow> {
    await this.settled()
    const opening = this.page.context().waitForEvent('page')
    await this.page.keyboard.press(keys)
    return new DossierWindow(await opening)
  }

  /** Writes a note on what is in view and waits until it is on disk. */
  async writeNote(text: string): Promise<void> {
    await this.note.beginHere()
    await this.note.text.fill(text)
    await this.note.saved.waitFor()
  }

  /** A note that stands in the pane, to be read. */
  noteInPane(words: string): Locator {
    return this.context.getByText(words).first()
  }

  /** What runs or fetches, had a note's text been taken for markup. */
  async dangerousElements(): Promise<string[]> {
    const { page } = this
    return page
      .locator(
        'main script, main iframe, main object, main embed, main img:not(.cm-widgetBuffer), main base, aside script, aside img:not(.cm-widgetBuffer)',
      )
      .evaluateAll((all) => all.map((element) => element.outerHTML))
  }

  /** Where every link in the window leads. */
  async linkAddresses(): Promise<string[]> {
    return this.page.locator('a[href]').evaluateAll((links) => links.flatMap((link) => link.getAttribute('href') ?? []))
  }

  /** Drops a file on the middle of the window, as a file manager would. */
  async dropFile(name: string, bytes: Buffer): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ({ fileName, base64 }) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName))
        return data
      },
      { fileName: name, base64: bytes.toString('base64') },
    )
    for (const event of ['dragenter', 'dragover', 'drop']) await this.reading.dispatchEvent(event, { dataTransfer })
  }
}
