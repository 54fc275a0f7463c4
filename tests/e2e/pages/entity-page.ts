import type { Locator, Page } from '@playwright/test'

/** The page of a person, an organisation, a place … */
export class EntityPage {
  constructor(private readonly page: Page) {}

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
  private get context(): Locator {
    return this.page.getByRole('complementary', { name: 'Context' })
  }
  get claims(): Locator {
    return this.reading.locator('[data-claim]')
  }
  claim(words: string): Locator {
    return this.claims.filter({ hasText: words })
  }
  claimById(id: string): Locator {
    return this.reading.locator(`[data-claim="${id}"]`)
  }
  /** The first claim in a section. */
  firstClaimIn(section: string): Locator {
    return this.reading
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: section, exact: true }) })
      .locator('[data-claim]')
      .first()
  }
  /** What looks like a contradiction and waits to be decided. */
  get proposals(): Locator {
    return this.reading.locator('section').filter({ has: this.page.getByRole('button', { name: 'Dismiss' }) })
  }
  /** The numbers that lead to a paragraph, on the page or within a claim. */
  markers(paragraph: number, within: Locator = this.reading): Locator {
    return within.getByRole('link', { name: new RegExp(`para\\.\\s${paragraph}`) })
  }
  /** All numbers in the page's sections that lead to paragraphs. */
  get allMarkers(): Locator {
    return this.reading.locator('section').getByRole('link', { name: /para\./ })
  }
  /** The cited words in the context pane. */
  get citedWords(): Locator {
    return this.context.locator('mark')
  }
  get linkedNotes(): Locator {
    return this.context.getByRole('region', { name: 'Notes that link here' })
  }
  get unlinkedNotes(): Locator {
    return this.context.getByRole('region', { name: 'Notes that name this without a link' })
  }

  /** Makes a link of the first mere mention. */
  async linkMention(): Promise<void> {
    await this.unlinkedNotes.getByRole('button', { name: /^Link in/ }).click()
  }

  async dismissProposal(): Promise<void> {
    await this.proposals.getByRole('button', { name: 'Dismiss' }).click()
  }

  async acceptProposal(): Promise<void> {
    await this.proposals.getByRole('button', { name: 'Cannot both hold…' }).click()
  }

  async edit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit' }).click()
  }

  async addClaim(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add claim' }).click()
  }

  /** Puts a claim in focus by a click beside its words, and opens its form by its key. */
  async editClaim(claim: Locator): Promise<void> {
    await claim.click({ position: { x: 2, y: 2 } })
    await this.page.keyboard.press('e')
  }
}
