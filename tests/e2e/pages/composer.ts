import type { Locator, Page } from '@playwright/test'
import { LeavingChoice } from './leaving-choice'

/** The page on which a briefing is composed. */
export class Composer {
  constructor(private readonly page: Page) {}

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
  get outline(): Locator {
    return this.page.getByRole('list', { name: 'Sections' })
  }
  get form(): Locator {
    return this.page.getByRole('region', { name: 'The section’s form' })
  }
  get pages(): Locator {
    return this.page.getByRole('region', { name: 'Pages' })
  }
  get leaving(): LeavingChoice {
    return new LeavingChoice(this.reading)
  }
  /** What is said beside the export of what it carries. */
  carries(words: string): Locator {
    return this.reading.getByText(words)
  }
  get title(): Locator {
    return this.reading.getByRole('heading', { level: 1 })
  }
  get warnings(): Locator {
    return this.page.getByRole('region', { name: /to look at|Nothing speaks/ })
  }
  get nothingSpeaksAgainstIt(): Locator {
    return this.page.getByRole('heading', { name: 'Nothing speaks against exporting it' })
  }
  get titleField(): Locator {
    return this.form.getByLabel('Title')
  }
  get bottomLine(): Locator {
    return this.form.getByLabel('The answer first, then why it matters')
  }
  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: 'Briefing' })
  }
  get stopped(): Locator {
    return this.reading.getByText(/^Stopped\./)
  }

  /** A page of the preview. */
  preview(number: number): Locator {
    return this.pages.getByRole('img', { name: new RegExp(`^Page ${number} of`) })
  }
  section(name: string): Locator {
    return this.outline.getByRole('button', { name: new RegExp(`^${name}`) })
  }
  /** What a screen reader is told of a move. */
  announcement(words: string): Locator {
    return this.page.getByText(words)
  }
  /** The claims that a judgement rests on. */
  restsOn(judgement: number): Locator {
    return this.form.getByRole('group', { name: `Claims that judgement ${judgement} rests on` })
  }

  /** Begins a briefing from a template. */
  async begin(template: 'Brief' | 'Report'): Promise<void> {
    await this.page.getByRole('button', { name: 'New briefing' }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${template} `) }).click()
    await this.outline.waitFor()
  }

  /** Chooses in the briefing's own menu. */
  async choose(entry: 'Rename' | 'Duplicate' | 'Delete'): Promise<void> {
    await this.page.getByRole('button', { name: 'This briefing' }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** The names of the sections in their order. */
  async order(): Promise<string[]> {
    const labels = await this.outline
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
    return labels.map((label) => label.replace(/^Include /, ''))
  }

  async leaveOut(section: string): Promise<void> {
    await this.outline.getByRole('checkbox', { name: `Include ${section}` }).uncheck()
  }

  async chooseNote(words: RegExp): Promise<void> {
    await this.form.getByRole('checkbox', { name: words }).check()
  }

  /** Goes where a warning leads. */
  async follow(warning: string): Promise<void> {
    await this.warnings.getByRole('button', { name: warning }).click()
  }

  /** Adds a judgement and writes it. */
  async addJudgement(words: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Add judgement' }).click()
    await this.page.keyboard.type(words)
  }

  /** Attaches the first claim that answers to some words to the last judgement. */
  async attachClaim(words: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Attach claims' }).last().click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('searchbox').fill(words)
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
  }

  /** The pixels of a page of the preview, to tell whether it was drawn anew. */
  pixels(number: number): Promise<string> {
    return this.pages.locator(`[data-page="${number}"] canvas`).evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('a page is a canvas')
      return canvas.toDataURL()
    })
  }

  /** Brings the pages before the form, where there is room for one of them only. */
  async showPages(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pages' }).click()
  }

  /** Goes from the export to where what it carries is chosen. */
  async changeCarried(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Change', exact: true }).click()
  }

  /** What was said when an export ended. */
  says(words: string | RegExp): Locator {
    return this.reading.getByText(words)
  }

  async exportAs(form: 'pdf' | 'html' | 'markdown'): Promise<void> {
    await this.page.getByLabel('Export as').selectOption(form)
  }

  async export(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export briefing' }).click()
  }

  /** A button of what is said about the export, which may take a while to come. */
  async answerExport(button: 'Open' | 'Close' | 'Stop' | 'Back'): Promise<void> {
    await this.reading.getByRole('button', { name: button, exact: true }).click({ timeout: 90_000 })
  }

  /** Waits until everything written is on disk. */
  async saved(): Promise<void> {
    await this.reading.getByText('Saved', { exact: true }).waitFor()
  }
}
