import type { Locator, Page } from '@playwright/test'

/** What is weak in the dossier. */
export class AuditPage {
  constructor(private readonly page: Page) {}

  /** The lines under one heading. */
  lines(title: string): Locator {
    const section = this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: title }) })
    return section.getByRole('row').filter({ has: this.page.getByRole('cell') })
  }

  async citeAnew(line: Locator): Promise<void> {
    await line.getByRole('button', { name: 'Cite anew' }).click()
  }
}
