import type { Locator } from '@playwright/test'

/** What a briefing takes along, and what holds it back: the same in the quick dialog and in the composer. */
export class LeavingChoice {
  constructor(private readonly within: Locator) {}

  /** What is chosen to go along. */
  carried(choice: 'Nothing' | 'What is printed' | 'The whole dossier'): Locator {
    return this.within.getByRole('group', { name: 'What the PDF carries' }).getByRole('radio', { name: choice })
  }
  /** The sources that go along, by name. */
  get along(): Locator {
    return this.within.getByRole('region', { name: 'Sources that go along' })
  }
  /** What is marked higher than the briefing; as long as it is there, nothing is written. */
  get higher(): Locator {
    return this.within.getByRole('region', { name: 'Marked higher' })
  }
  get leftOut(): Locator {
    return this.within.getByRole('region', { name: 'Left out' })
  }
  get mark(): Locator {
    return this.within.getByLabel('Handling mark')
  }

  async carry(choice: 'Nothing' | 'What is printed' | 'The whole dossier'): Promise<void> {
    await this.carried(choice).check()
  }

  /** One way on: the mark is raised as far as all of it needs. */
  async raise(mark: string): Promise<void> {
    await this.higher.getByRole('button', { name: `Raise the mark to ${mark}` }).click()
  }

  /** The other: one of what is marked higher stays out. */
  async leaveOut(label: string): Promise<void> {
    await this.higher
      .getByRole('listitem')
      .filter({ hasText: label })
      .getByRole('button', { name: 'Leave it out' })
      .click()
  }

  async putBackIn(label: string): Promise<void> {
    await this.leftOut.getByRole('listitem').filter({ hasText: label }).getByRole('button').click()
  }
}
