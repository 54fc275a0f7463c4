import type { Locator, Page } from '@playwright/test'

/** The bars beside a passage of a source: of one that is selected, and of one that is highlighted. */
export class PassageBars {
  constructor(private readonly page: Page) {}

  get selected(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selected passage' })
  }
  get highlight(): Locator {
    return this.page.getByRole('toolbar', { name: 'Highlight', exact: true })
  }
  /** The button of a colour, in either bar. */
  colour(name: string): Locator {
    return this.page.getByRole('button', { name: `Highlight in ${name}` })
  }
  /** A button of the bar of a highlight. */
  button(name: 'Note' | 'Claim' | 'Remove'): Locator {
    return this.highlight.getByRole('button', { name })
  }

  /** Begins a claim on the selected passage. */
  async claim(): Promise<void> {
    await this.selected.getByRole('button', { name: 'Claim' }).click()
  }
}
