import { expect, type Locator, type Page } from '@playwright/test'
import { VersionsDialog } from './versions-dialog'

/** What can be switched on and off in a note's own menu. */
type Switch = 'Private' | 'Pinned' | 'Check spelling'

/** The open note being written, in the pane or on the page of notes. */
export class NoteEditor {
  constructor(private readonly page: Page) {}

  private get form(): Locator {
    return this.page.getByRole('form', { name: 'Note', exact: true })
  }
  /** Its text: a plain field until the editor has been read in. */
  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Note', exact: true })
  }
  /** Its text once it is the editor that knows Markdown. */
  get editor(): Locator {
    return this.page.locator('.cm-content')
  }
  get title(): Locator {
    return this.page.getByRole('textbox', { name: 'Title, if it needs one' })
  }
  get lines(): Locator {
    return this.editor.locator('.cm-line')
  }
  /** The links as they are shown when the cursor is elsewhere. */
  get links(): Locator {
    return this.editor.locator('.cm-note-link')
  }
  /** Those that lead somewhere. */
  get liveLinks(): Locator {
    return this.editor.locator('.cm-note-link-live')
  }
  link(name: string): Locator {
    return this.text.getByRole('link', { name })
  }
  get misspelt(): Locator {
    return this.editor.locator('.cm-misspelt')
  }
  /** What can be said for the word, a link or a citation that is being typed. */
  get completions(): Locator {
    return this.page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
  }
  /** The note as it is read. */
  get reader(): Locator {
    return this.page.getByRole('document', { name: 'Note, to read' })
  }
  /** A link in what is read, by what a screen reader says. */
  linkRead(name: string): Locator {
    return this.reader.getByRole('button', { name, exact: true })
  }
  headingRead(name: string): Locator {
    return this.reader.getByRole('heading', { name })
  }
  /** Names of notes within what is read, to be folded out. */
  get inner(): Locator {
    return this.form.locator('button.inner')
  }
  get saved(): Locator {
    return this.form.getByText('Saved', { exact: true })
  }
  notSaved(why: string): Locator {
    return this.form.getByText(`Not saved: ${why}`)
  }
  get isPrivate(): Locator {
    return this.form.getByText('Private', { exact: true })
  }
  /** What is said when somebody else changed the same words. */
  get conflict(): Locator {
    return this.form.getByRole('alert')
  }
  get keepWhatIsHere(): Locator {
    return this.page.getByRole('button', { name: 'Keep what is here' })
  }
  get linkedFrom(): Locator {
    return this.page.getByRole('region', { name: 'Notes that link to this note' })
  }
  /** The button that begins a note on what is in view, in the pane. */
  get begin(): Locator {
    return this.page.getByRole('complementary', { name: 'Context' }).getByRole('button', { name: 'New note' })
  }
  get done(): Locator {
    return this.form.getByRole('button', { name: 'Done' })
  }
  get versions(): VersionsDialog {
    return new VersionsDialog(this.page)
  }

  /** A note's, page's or passage's name that stands under the note, to go there. */
  about(name: string | RegExp): Locator {
    return this.form.getByRole('button', { name, exact: true })
  }
  /** The button that puts the note on a further thing that is in view. */
  putOn(name: string): Locator {
    return this.page.getByRole('button', { name: `+ ${name}` })
  }
  /** The button that makes a link of a name that is only mentioned. */
  linkMention(name: string): Locator {
    return this.page.getByRole('button', { name: `Link ${name}` })
  }
  spellingMenu(word: string): Locator {
    return this.page.getByRole('menu', { name: `Spelling of ${word}` }).getByRole('menuitem')
  }

  /** Begins a note on what is in view with the first button that offers it. */
  async beginHere(): Promise<void> {
    await this.page.getByRole('button', { name: 'New note' }).first().click()
    await this.text.waitFor()
  }

  /** Begins a note by a key, and waits until the editor takes letters. */
  async beginByKey(keys = 'Control+n'): Promise<void> {
    await this.page.keyboard.press(keys)
    await this.takesKeys()
  }

  /** Begins a further note while one is open. */
  async beginNext(): Promise<void> {
    await this.beginByKey()
    await expect(this.text).toContainText('Write in Markdown.')
  }

  async takesKeys(): Promise<void> {
    await expect(this.editor).toBeFocused()
  }

  /** The open note as it is written, to the letter. */
  async written(): Promise<string> {
    const lines = await this.lines.evaluateAll((all) => all.map((line) => line.textContent))
    return lines.join('\n')
  }

  /** The same with all selected, where everything is shown as it is written. */
  async writtenWhenSelected(): Promise<string> {
    await this.editor.press('Control+a')
    return (await this.lines.allTextContents()).join('\n')
  }

  /** Pastes formatted text where the cursor is. */
  async pasteHtml(html: string): Promise<void> {
    await this.editor.evaluate((field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)
  }

  /** Pastes a plain text where the cursor is; it is made in the window, since it may be too long to be sent there. */
  async pasteMade(make: () => string): Promise<void> {
    const paste = (text: string) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    }
    await this.takesKeys()
    await this.page.evaluate(`(${paste.toString()})((${make.toString()})())`)
  }

  /** Where a line stands in the window. */
  async boxOfLine(line: number): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.lines.nth(line).boundingBox()
    if (!box) throw new Error(`line ${line + 1} is not shown`)
    return box
  }

  /** Where a folded link stands in the window. */
  async boxOfLink(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.links.boundingBox()
    if (!box) throw new Error('no link is shown')
    return box
  }

  /** Where the first letter of some words stands that come behind all links of a line. */
  async placeBehindLinks(line: number, words: string): Promise<{ x: number; y: number }> {
    return this.lines.nth(line).evaluate((element, wanted) => {
      const text = element.lastChild
      if (!(text instanceof Text)) throw new Error('no text behind the links')
      const letter = document.createRange()
      letter.setStart(text, text.data.indexOf(wanted))
      letter.setEnd(text, text.data.indexOf(wanted) + 1)
      const { left, top, height } = letter.getBoundingClientRect()
      return { x: left + 1, y: top + height / 2 }
    }, words)
  }

  /** Chooses in the note's own menu. */
  async choose(entry: string): Promise<void> {
    await this.openMenu()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** What is on or off, in the note's own menu once that is open. */
  switch(entry: Switch): Locator {
    return this.page.getByRole('menuitemcheckbox', { name: new RegExp(`^${entry}`) })
  }

  /** Switches something on or off in the note's own menu. */
  async toggle(entry: Switch): Promise<void> {
    await this.openMenu()
    await this.switch(entry).click()
  }

  async openMenu(): Promise<void> {
    await this.page.getByRole('button', { name: 'More about this note' }).press('Enter')
  }

  /** Turns to reading. */
  async read(): Promise<void> {
    await this.page.getByRole('button', { name: 'Read', exact: true }).click()
    await this.page.getByRole('button', { name: 'Write', exact: true }).waitFor()
  }

  /** Opens the menu of a misspelt word with the mouse, and chooses. */
  async correct(word: Locator, choice: string): Promise<void> {
    await word.click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: choice }).click()
  }
}
