import type { Locator, Page } from '@playwright/test'

/** The form that says what a claim cannot hold beside. */
export class ContradictionForm {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'What cannot hold beside this?' })
  }
  get because(): Locator {
    return this.dialog.getByLabel('Because')
  }
  /** The first of the claims to choose from. */
  get first(): Locator {
    return this.dialog.getByRole('radio').first()
  }

  async takeBack(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Take it back' }).click()
  }

  async search(words: string): Promise<void> {
    await this.dialog.getByLabel('Search the claims').fill(words)
  }

  async mark(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(Mark contradiction|Save reason)$/ }).click()
  }
}
