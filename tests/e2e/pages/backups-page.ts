import type { Locator, Page } from '@playwright/test'

/** The page of backups, which also says what to do about damage. */
export class BackupsPage {
  constructor(private readonly page: Page) {}

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
  /** What is told of a backup that was asked for. */
  get askedFor(): Locator {
    return this.reading.getByText('you asked for it')
  }
  /** What could be read of a damaged dossier. */
  get couldBeRead(): Locator {
    return this.reading.getByText('Could be read:')
  }
  /** What a backup lacks of what is there now. */
  get onlyNow(): Locator {
    return this.reading.getByText('only now')
  }
  get restored(): Locator {
    return this.page.getByText('Restored.').first()
  }

  async backUpNow(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Back up now' }).click()
    await this.askedFor.waitFor()
  }

  /** Looks at the newest one. */
  async lookAtNewest(): Promise<void> {
    await this.reading.getByRole('button', { name: /^Look/ }).first().click()
  }

  async restore(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Restore this backup' }).click()
  }

  async goOnWithNothing(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Go on with nothing' }).click()
  }

  /** How old the last full copy is, and where it lies. */
  get lastCopy(): Locator {
    return this.reading.getByText(/The last copy is|No copy has been made yet/)
  }
  /** Says what is in the copy that was chosen. */
  get copyRead(): Locator {
    return this.page.getByRole('dialog').getByText('Every file is as it was written.')
  }
  /** Says what is wrong with the copy that was chosen. */
  get copyRefused(): Locator {
    return this.page.getByRole('dialog').getByText('The copy is damaged')
  }

  /** Writes a full copy into the folder that the next open dialog answers with. */
  async copyTo(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Copy to…' }).click()
  }

  /** Reads the copy in the folder that the next open dialog answers with. */
  async lookAtCopy(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Bring back from…' }).click()
  }

  /** Says which dossiers were brought back. */
  get broughtBack(): Locator {
    return this.page.getByRole('dialog').getByText(/^Brought back from/)
  }

  async bringBack(): Promise<void> {
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Bring back/ })
      .click()
  }

  async closeCopy(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  }
}
