import { expect, type Locator, type Page } from '@playwright/test'

/** The page of all notes. */
export class NotesPage {
  constructor(private readonly page: Page) {}

  get list(): Locator {
    return this.page.getByRole('listbox', { name: 'Notes' })
  }
  get rows(): Locator {
    return this.list.getByRole('option')
  }
  row(words: string | RegExp): Locator {
    return this.list.getByRole('option', { name: words })
  }
  get filter(): Locator {
    return this.page.getByLabel('Filter by words')
  }
  /** Presses beside the box of a row, as a hand does that does not aim at it. */
  async tick(words: string): Promise<void> {
    const box = await this.row(words).locator('.pick').boundingBox()
    if (!box) throw new Error('the row is not in view')
    await this.page.mouse.click(box.x + 4, box.y + box.height - 4)
  }

  /** What can be done with the notes that are selected. */
  get selection(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selected notes' })
  }

  /** Expects exactly these notes, in this order, each by a word of it. */
  async expectRows(...words: readonly string[]): Promise<void> {
    await expect(this.rows).toHaveCount(words.length)
    for (const [at, word] of words.entries()) await expect(this.rows.nth(at)).toContainText(word)
  }

  /** Presses a chip that narrows the list, or takes that back. */
  async narrow(chip: RegExp): Promise<void> {
    await this.page.getByRole('group', { name: 'Narrow the list' }).getByRole('button', { name: chip }).press('Enter')
  }

  async changedWithin(when: 'Today' | 'Any time'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Changed' }).selectOption(when)
  }

  async orderBy(order: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'In the order of' }).selectOption(order)
  }

  /** What says how many private notes there are beside those in the list. */
  get hidden(): Locator {
    return this.page.getByText(/private notes? (found too, )?not shown/)
  }

  async showPrivate(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Private notes' }).selectOption('Private shown')
  }

  async pinSelected(): Promise<void> {
    await this.selection.getByRole('button', { name: 'Pin', exact: true }).press('Enter')
  }

  async beginFrom(template: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New note from a template' }).click()
    await this.page.getByRole('menuitem', { name: template }).click()
  }
}
