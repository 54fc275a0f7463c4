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

  /** What becomes of all that nothing else is said of. */
  chosenForAll(way: string): Locator {
    return this.dialog.getByRole('group', { name: 'Bring it in' }).getByRole('radio', { name: way })
  }

  async as(way: string): Promise<void> {
    await this.chosenForAll(way).check()
  }

  /** A kind of difference, such as 'Changed on both sides'. */
  differences(kind: string): Locator {
    return this.dialog.getByRole('group').filter({ hasText: kind })
  }

  /** What becomes of one record. */
  async choose(label: string | RegExp, choice: string): Promise<void> {
    await this.dialog.getByRole('group', { name: label }).getByRole('radio', { name: choice }).check()
  }

  async bringIn(): Promise<void> {
    await this.bringInButton.click()
  }

  async stop(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Stop' }).click()
  }
}
