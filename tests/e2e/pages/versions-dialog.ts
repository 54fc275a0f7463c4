import type { Locator, Page } from '@playwright/test'

/** The earlier versions of the open note. */
export class VersionsDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Earlier versions' })
  }
  get changes(): Locator {
    return this.dialog.getByRole('region', { name: 'What has changed since' })
  }
  get close(): Locator {
    return this.dialog.getByRole('button', { name: 'Close' }).last()
  }

  async restore(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Restore this version' }).click()
  }
}
