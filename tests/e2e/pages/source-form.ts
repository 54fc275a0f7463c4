import type { Locator, Page } from '@playwright/test'

/** The form of a source, new or edited. */
export class SourceForm {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^(New|Edit) source$/ })
  }
  get title(): Locator {
    return this.dialog.getByLabel('Title', { exact: true })
  }
  /** Why it has its grade. */
  get why(): Locator {
    return this.dialog.getByLabel('Why', { exact: true })
  }
  get text(): Locator {
    return this.dialog.getByLabel('Its text')
  }

  async openTextFile(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open a text file…' }).click()
  }

  async delete(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Delete' }).click()
  }

  /** Saves the edited source. */
  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save source' }).click()
  }

  /** Adds the new source. */
  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add source' }).click()
  }
}

/** The reader's own grade of a source. */
export class GradeForm {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get why(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Why' })
  }
  grade(letter: string): Locator {
    return this.dialog.getByRole('radio', { name: new RegExp(`^${letter}`) })
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save grade' }).click()
  }

  /** Takes the reader's own grade back. */
  async backTo(letter: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `Back to ${letter}` }).click()
  }
}
