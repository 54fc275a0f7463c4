import type { Locator, Page } from '@playwright/test'

/** The page of what was deleted. */
export class BinPage {
  constructor(private readonly page: Page) {}

  /** The line of something that was deleted. */
  entry(words: string): Locator {
    return this.reading.getByRole('row', { name: words })
  }

  /** Puts back what alone is in it. */
  async putBack(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Put back' }).click()
  }

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
}
