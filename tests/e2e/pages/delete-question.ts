import type { Locator, Page } from '@playwright/test'

/** What is asked before something goes into the bin on which others rest. */
export class DeleteQuestion {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Delete (this|\d)/ }).filter({ has: this.yes })
  }

  /** The way back. */
  get no(): Locator {
    return this.dialog.getByRole('button', { name: /^Keep/ })
  }

  /** Says yes to it. */
  async confirm(): Promise<void> {
    await this.yes.click()
  }

  /** Says no, and is where one was. */
  async keep(): Promise<void> {
    await this.no.click()
  }

  private get yes(): Locator {
    return this.page.getByRole('button', { name: 'Put into the bin' })
  }
}
