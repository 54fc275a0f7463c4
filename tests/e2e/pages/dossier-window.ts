import type { Locator, Page } from '@playwright/test'

/** The window of the app as a person meets it. */
export class DossierWindow {
  constructor(readonly page: Page) {}

  get contents(): Locator {
    return this.page.getByRole('navigation', { name: 'Contents' })
  }
  get breadcrumb(): Locator {
    return this.page.getByRole('navigation', { name: 'Where you are' })
  }
  get reading(): Locator {
    return this.page.getByRole('main')
  }
  get context(): Locator {
    return this.page.getByRole('complementary', { name: 'Context' })
  }
  get foot(): Locator {
    return this.page.getByRole('contentinfo')
  }
  get title(): Locator {
    return this.reading.getByRole('heading', { level: 1 })
  }
  get noteText(): Locator {
    return this.page.getByRole('textbox', { name: 'Note', exact: true })
  }

  /** The page's section under a heading. */
  section(name: string): Locator {
    return this.reading.locator('section').filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  /** Waits until what was asked for is drawn, with its fonts. */
  async settled(): Promise<void> {
    await this.title.waitFor({ state: 'attached' })
    await this.page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((resolve) => setTimeout(resolve, 250))
    })
  }

  /** Goes to a page through the find-or-do field. */
  async find(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.getByPlaceholder('A name, a source').fill(words)
    await this.page.keyboard.press('Enter')
  }

  /** Opens the list of a kind of entity, then one of them. */
  async openEntity(kind: string, name: string): Promise<void> {
    await this.contents.getByRole('link', { name: kind }).click()
    await this.reading.getByRole('link', { name }).first().click()
    await this.title.filter({ hasText: name }).waitFor()
  }

  /** Writes a note on what is in view and waits until it is on disk. */
  async writeNote(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New note' }).first().click()
    await this.noteText.fill(text)
    await this.context.getByText('Saved', { exact: true }).waitFor()
  }
}
