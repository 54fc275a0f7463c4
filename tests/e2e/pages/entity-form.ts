import type { Locator, Page } from '@playwright/test'

/** The form of an entity, new or edited. */
export class EntityForm {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^(New|Edit) entity$/ })
  }
  /** What kind of page it is; each of its names has a kind too. */
  get kind(): Locator {
    return this.dialog.getByLabel('Kind').first()
  }
  get name(): Locator {
    return this.dialog.getByLabel('Name', { exact: true })
  }
  /** The second name and those after it. */
  furtherName(number: number): Locator {
    return this.dialog.getByLabel(`Name ${number}`, { exact: true })
  }
  get summary(): Locator {
    return this.dialog.getByLabel('What it is, in a sentence or two')
  }

  async addName(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add another name' }).click()
  }

  /** Adds the new entity. */
  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add entity' }).click()
  }

  /** Saves the edited entity. */
  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save entity' }).click()
  }

  async delete(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Delete' }).click()
  }

  /** Takes back every change to an entity that came with the dossier. */
  async backToHowItCame(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Back to how it came' }).click()
  }
}
