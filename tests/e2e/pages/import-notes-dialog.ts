import type { Locator, Page } from '@playwright/test'

/** The dialog that brings a folder of Markdown in as notes. */
export class ImportNotesDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Import notes' })
  }
  says(words: string): Locator {
    return this.dialog.getByText(words)
  }

  async chooseFolder(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  }

  async bringIn(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Bring them in' }).click()
  }
}
