import type { Locator, Page } from '@playwright/test'

/** The dialog that writes the dossier to a file or a folder. */
export class ExportDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  says(words: string | RegExp): Locator {
    return this.dialog.getByText(words)
  }

  async as(form: string): Promise<void> {
    await this.dialog.getByText(form).click()
  }

  async export(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Export', exact: true }).click()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).first().click()
  }
}
