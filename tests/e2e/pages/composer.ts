import type { Locator, Page } from '@playwright/test'

/** The page on which a briefing is composed. */
export class Composer {
  constructor(readonly page: Page) {}

  get outline(): Locator {
    return this.page.getByRole('list', { name: 'Sections' })
  }
  get form(): Locator {
    return this.page.getByRole('region', { name: 'The section’s form' })
  }
  get pages(): Locator {
    return this.page.getByRole('region', { name: 'Pages' })
  }
  get title(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1 })
  }
  get warnings(): Locator {
    return this.page.getByRole('region', { name: /to look at|Nothing speaks/ })
  }

  /** Begins a briefing from a template. */
  async begin(template: 'Brief' | 'Report'): Promise<void> {
    await this.page.getByRole('button', { name: 'New briefing' }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${template} `) }).click()
    await this.outline.waitFor()
  }

  /** The names of the sections in their order. */
  async order(): Promise<string[]> {
    const labels = await this.outline
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
    return labels.map((label) => label.replace(/^Include /, ''))
  }

  section(name: string): Locator {
    return this.outline.getByRole('button', { name: new RegExp(`^${name}`) })
  }

  /** The pixels of a page of the preview, to tell whether it was drawn anew. */
  pixels(number: number): Promise<string> {
    return this.pages.locator(`[data-page="${number}"] canvas`).evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('a page is a canvas')
      return canvas.toDataURL()
    })
  }

  /** Waits until everything written is on disk. */
  async saved(): Promise<void> {
    await this.page.getByRole('main').getByText('Saved', { exact: true }).waitFor()
  }
}
