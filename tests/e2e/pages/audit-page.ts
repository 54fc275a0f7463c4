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

  async citeAnew(line: Locator): Promise<void> {
    await line.getByRole('button', { name: 'Cite anew' }).click()
  }

  /** Lets a claim stand that does not fit its page. */
  async letStand(line: Locator): Promise<void> {
    await line.getByRole('button', { name: /^Let .* stand$/ }).click()
  }
}
