import type { Locator, Page } from '@playwright/test'

/** The form of a claim, new or edited. */
export class ClaimForm {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^(New|Edit) claim$/ })
  }
  get property(): Locator {
    return this.dialog.getByLabel('What is said')
  }
  get when(): Locator {
    return this.dialog.getByLabel('When', { exact: true })
  }
  get inWords(): Locator {
    return this.dialog.getByLabel('In words')
  }
  get paragraphNumber(): Locator {
    return this.dialog.getByLabel('Number')
  }
  get ownJudgement(): Locator {
    return this.dialog.getByLabel('My own judgement')
  }
  get credibility(): Locator {
    return this.dialog.getByLabel(/^Credibility of/)
  }
  /** Something that the form says. */
  says(words: string): Locator {
    return this.dialog.getByText(words)
  }

  get subject(): Locator {
    return this.dialog.getByRole('combobox', { name: 'About' })
  }

  /** Types what it is about and presses a key in one go, before anything could be drawn. */
  async aboutAtOnce(name: string, key: 'Enter' | 'Tab'): Promise<void> {
    await this.subject.evaluate(
      (field, [typed, pressed]) => {
        if (field instanceof HTMLInputElement) field.value = typed
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
        field.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
      },
      [name, key] as const,
    )
  }

  async about(name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'About' }).fill(name)
    await this.page
      .getByRole('option', { name: new RegExp(`^${name}`, 'i') })
      .first()
      .click()
  }

  /** Selects letters of a paragraph's words as the passage that the claim rests on. */
  async selectInParagraph(paragraph: number, from: number, to: number): Promise<void> {
    await this.dialog.getByLabel(`Paragraph ${paragraph}`).evaluate(
      (element, [start, end]) => {
        if (!(element instanceof HTMLTextAreaElement)) throw new Error('a paragraph’s words stand in a text area')
        element.focus()
        element.setSelectionRange(start, end)
        element.dispatchEvent(new Event('select'))
      },
      [from, to] as const,
    )
  }

  async addCitation(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add this citation' }).click()
  }

  /** Puts the citation that is being made in the place of the one that lost its words. */
  async citeInstead(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cite this instead' }).click()
  }

  /** Adds the new claim. */
  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add claim' }).click()
  }

  /** Saves the edited claim. */
  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save claim' }).click()
  }

  async delete(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Delete' }).click()
  }
}
