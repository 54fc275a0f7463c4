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

  /** Asks to delete something for good; the question stands open then. */
  async askToDelete(words: string): Promise<void> {
    await this.entry(words)
      .getByRole('button', { name: /^Delete for good…/ })
      .click()
    await this.question.getByRole('button', { name: 'Delete for good' }).and(this.page.locator(':enabled')).waitFor()
  }

  /** What is asked before something goes for good. */
  get question(): Locator {
    return this.page.getByRole('dialog', { name: 'Delete for good?' })
  }

  /** Says yes to it. */
  async confirm(): Promise<void> {
    await this.question.getByRole('button', { name: 'Delete for good' }).click()
  }

  /** Names the private notes in it, or no longer. */
  async showNames(): Promise<void> {
    await this.reading.getByRole('button', { name: 'Show names' }).click()
  }

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
}
