import type { Locator, Page } from '@playwright/test'

/** The dialog that names a dossier: a new one, a copy, or the open one. */
export class TitleDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get title(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Title' })
  }
  get marking(): Locator {
    return this.dialog.getByLabel('Handling mark')
  }

  async make(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Make dossier' }).click()
  }

  async duplicate(): Promise<void> {
    await this.dialog.getByRole('button', { name: /copy|duplicate/i }).click()
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save' }).click()
  }
}

/** The dialog of all dossiers, those in the bin among them. */
export class AllDossiersDialog {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'All dossiers' })
  }

  /** Puts back the one that is in the bin. */
  async putBack(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Put back' }).click()
  }

  async open(title: string): Promise<void> {
    // One that is in the bin still has buttons that name it.
    await this.dialog.getByRole('button', { name: new RegExp(`^${title}`) }).click()
  }
}

/** The dialog that asks before a dossier goes to the bin. */
export class DeleteDossierDialog {
  constructor(private readonly page: Page) {}

  async delete(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Delete dossier' }).click()
  }
}
