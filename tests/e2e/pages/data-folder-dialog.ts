import type { Locator, Page } from '@playwright/test'

/** The dialog that says where the work is kept, and moves it. */
export class DataFolderDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  says(words: string): Locator {
    return this.dialog.getByText(words)
  }

  async chooseAnother(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Choose another/ }).click()
  }

  /** Moves the work to the chosen folder; the app starts anew. */
  async move(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Move and open again' }).click()
  }

  /** Takes the chosen folder as it is; the app starts anew. */
  async openThatFolder(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open that folder' }).click()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).first().click()
  }
}
