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
}
