import type { Locator, Page } from '@playwright/test'

/** The dialog that looks at a file and brings the dossier in it in. */
export class ImportDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get bringInButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Bring it in' })
  }
  says(words: string | RegExp): Locator {
    return this.dialog.getByText(words)
  }

  async chooseFile(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Choose a file…' }).click()
  }

  async as(way: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: way }).check()
  }

  async bringIn(): Promise<void> {
    await this.bringInButton.click()
  }

  async stop(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Stop' }).click()
  }
}
