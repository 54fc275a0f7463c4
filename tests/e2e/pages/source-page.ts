import type { Locator, Page } from '@playwright/test'

/** The page of a source with its text. */
export class SourcePage {
  constructor(private readonly page: Page) {}

  private get reading(): Locator {
    return this.page.getByRole('main')
  }
  paragraph(number: number | string): Locator {
    return this.reading.locator(`[data-paragraph="${number}"]`)
  }
  /** The words of a paragraph. */
  words(number: number): Locator {
    return this.reading.locator(`[data-passage="${number}"]`)
  }
  /** The words of a paragraph that a claim cites, when its number led here. */
  citedWords(number: number): Locator {
    return this.words(number).locator('mark')
  }
  get highlights(): Locator {
    return this.page.locator('[data-highlight]')
  }
  highlightsIn(paragraph: number): Locator {
    return this.paragraph(paragraph).locator('[data-highlight]')
  }
  /** A note's words beside the paragraph that it is on. */
  noteBeside(paragraph: number, words: string): Locator {
    return this.paragraph(paragraph).getByRole('button', { name: words, exact: true })
  }

  async changeGrade(): Promise<void> {
    await this.page.getByRole('button', { name: 'Change grade' }).click()
  }

  /** Puts the keyboard on a paragraph and selects so many of its words, after the first. */
  async selectByKeys(paragraph: number, words: number): Promise<void> {
    await this.paragraph(paragraph).focus()
    for (let count = 0; count < words; count++)
      await this.page.keyboard.press(count === 0 ? 'ArrowRight' : 'Shift+ArrowRight')
  }

  /** Draws the pointer from a place in a paragraph's words to one in another's, over what stands between them. */
  async selectOver(
    from: { paragraph: number; words: string },
    to: { paragraph: number; words: string },
  ): Promise<void> {
    await this.words(from.paragraph).evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const start = await this.placeOf(from.paragraph, from.words)
    const end = await this.placeOf(to.paragraph, to.words)
    const beside = await this.paragraph(from.paragraph).locator('[data-margin]').last().boundingBox()
    const { mouse } = this.page
    await mouse.move(start.from.x, start.from.y)
    await mouse.down()
    if (beside) await mouse.move(beside.x + beside.width / 2, start.from.y, { steps: 3 })
    await mouse.move(end.to.x, end.to.y, { steps: 4 })
    await mouse.up()
  }

  /** Selects words within a paragraph as a person who draws the pointer over them. */
  async selectByPointer(paragraph: number, words: string): Promise<void> {
    const ends = await this.placeOf(paragraph, words)
    const { mouse } = this.page
    await mouse.move(ends.from.x, ends.from.y)
    await mouse.down()
    await mouse.move(ends.to.x, ends.to.y, { steps: 4 })
    await mouse.up()
  }

  /** Where words of a paragraph begin and end in the window. */
  private placeOf(paragraph: number, words: string) {
    return this.words(paragraph).evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const boxes = [...range.getClientRects()]
        const [first, last] = [boxes[0], boxes.at(-1)]
        if (first && last)
          return {
            from: { x: first.left + 1, y: first.top + 8 },
            to: { x: last.right - 1, y: last.top + 8 },
          }
      }
      throw new Error(`'${wanted}' does not stand there`)
    }, words)
  }
}
