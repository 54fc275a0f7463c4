import type { Locator, Page } from '@playwright/test'

/** What is weak in the dossier. */
export class AuditPage {
  constructor(private readonly page: Page) {}

  /** The lines under one heading. */
  lines(title: string): Locator {
    const section = this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: title }) })
    return section.getByRole('row').filter({ has: this.page.getByRole('cell') })
  }

  /** Those of all lines that say this. */
  row(words: string): Locator {
    return this.page.getByRole('main').getByRole('row').filter({ hasText: words })
  }

  /** The citations that have other words in their source than their lines were read against. */
  get reworded(): Locator {
    const section = this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: 'Reworded since' }) })
    return section.getByRole('listitem')
  }

  /** Says of a reworded citation that its source still says so. */
  async stillSaysSo(line: Locator): Promise<void> {
    await line.getByRole('button', { name: 'It still says so' }).click()
  }

  async citeAnew(line: Locator): Promise<void> {
    await line.getByRole('button', { name: 'Cite anew' }).click()
  }

  /** Lets a claim stand that does not fit its entity. */
  async letStand(line: Locator): Promise<void> {
    await line.getByRole('button', { name: /^Let .* stand$/ }).click()
  }
}
