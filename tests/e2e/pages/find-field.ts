import { expect, type Locator, type Page } from '@playwright/test'

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

  /** Types and presses Enter in one go, before anything could be answered or drawn. */
  async takeAtOnce(words: string): Promise<void> {
    await this.open()
    await this.field.evaluate((field, typed) => {
      if (field instanceof HTMLInputElement) field.value = typed
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    }, words)
  }

  /** Opens it once nothing stands over the page any more: a form that is just being saved would close it again. */
  async open(): Promise<void> {
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
    await this.page.keyboard.press('Control+k')
    await this.field.waitFor()
  }
}
