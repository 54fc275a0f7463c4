import type { Locator, Page } from '@playwright/test'

/** The field that finds a page or runs a command. */
export class FindField {
  constructor(private readonly page: Page) {}

  get field(): Locator {
    return this.page.getByPlaceholder('A name, a source')
  }

  /** A line of what was found, by its words. */
  choice(words: string): Locator {
    return this.page.getByRole('option', { name: words }).first()
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k')
  }
}
