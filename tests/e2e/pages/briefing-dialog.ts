import type { Locator, Page } from '@playwright/test'
import { LeavingChoice } from './leaving-choice'

/** The short way to a briefing: one dialog, one file. */
export class BriefingDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get exportButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Export briefing' })
  }
  get leaving(): LeavingChoice {
    return new LeavingChoice(this.dialog)
  }
  says(words: string): Locator {
    return this.dialog.getByText(words).first()
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Briefing', exact: true }).click()
  }

  /** Opens the dialog and exports as it stands. */
  async export(): Promise<void> {
    await this.open()
    await this.exportButton.click()
  }

  /** Opens what was exported with the system's program. */
  async openFile(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open', exact: true }).click()
  }

  async showInFolder(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Show in folder' }).click()
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.dialog.waitFor({ state: 'detached' })
  }
}
