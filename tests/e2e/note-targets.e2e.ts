import type { Page } from '@playwright/test'
import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

interface NoteRow {
  id: string
  label: string
  targets: { target: { kind: string } }[]
}

interface Kept {
  id: string
  body: string
  updatedAt: string
}

interface Bridge {
  call(channel: string, input: unknown): Promise<{ ok: boolean; value: unknown }>
}

/** What another hand asks of the app while this window is open. */
async function ask<T>(page: Page, channel: string, input: object): Promise<T> {
  return page.evaluate(
    async ([name, given]) => {
      const { dossier } = globalThis as unknown as { dossier: Bridge }
      const answer = await dossier.call(name, { dossierId: 'sahel-russia', ...given })
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      return answer.value as T
    },
    [channel, input] as const,
  )
}

test('with the keyboard alone a note is put on each kind of thing, found in the list, ordered, pinned, binned and brought back', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  const { keyboard } = page
  await window.settled()
  const saved = window.context.getByText('Saved', { exact: true })
  const write = async (text: string, keys = 'Control+n') => {
    await keyboard.press(keys)
    await expect(page.locator('.cm-content')).toBeFocused()
    await keyboard.type(text)
    await expect(saved).toBeVisible()
    await keyboard.press('Escape')
    await expect(window.noteText).toHaveCount(0)
  }

  await write('Alpha is on the dossier. #kept')
  await window.find('Mali')
  await expect(window.title).toHaveText('Mali')
  await write('Bravo is on a page. #kept')
  await keyboard.press('j')
  await write('Charlie is on a claim.', 'n')
  await window.find('Klomegâh, undated')
  const paragraph = window.reading.locator('[data-paragraph="3"]')
  await expect(paragraph).toBeVisible()
  await write('Delta is on a source.')
  await paragraph.focus()
  await write('Echo is on a paragraph.')
  await paragraph.focus()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await keyboard.press(key)
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible()
  await write('Foxtrot is on a passage.', 'n')
  await window.reading.focus()

  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('Golf is on several. #kept')
  await window.find('Niger')
  await expect(window.title).toHaveText('Niger')
  await page.getByRole('button', { name: '+ Niger' }).press('Enter')
  await window.find('Mali')
  await page.getByRole('button', { name: '+ Mali' }).press('Enter')
  await expect(saved).toBeVisible()
  await keyboard.press('Escape')

  await window.contents.getByRole('link', { name: /^Notes/ }).press('Enter')
  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('Hotel is free.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await keyboard.press('Escape')

  const rows = await ask<NoteRow[]>(page, 'note:list', {})
  const kinds = Object.fromEntries(
    rows.map(({ label, targets }) => [label.split(' ')[0], targets.map(({ target }) => target.kind).join(' ')]),
  )
  expect(kinds).toEqual({
    Alpha: 'dossier',
    Bravo: 'entity',
    Charlie: 'claim',
    Delta: 'source',
    Echo: 'paragraph',
    Foxtrot: 'highlight',
    Golf: 'source entity entity',
    Hotel: '',
  })

  const list = page.getByRole('listbox', { name: 'Notes' })
  const shown = async (...words: string[]) => {
    await expect(list.getByRole('option')).toHaveCount(words.length)
    for (const [at, word] of words.entries()) await expect(list.getByRole('option').nth(at)).toContainText(word)
  }
  const chips = page.getByRole('group', { name: 'Narrow the list' })
  for (const [chip, words] of [
    [/^Claims/, ['Charlie']],
    [/^Passages/, ['Foxtrot', 'Echo']],
    [/^Free/, ['Hotel']],
    [/^#kept/, ['Golf', 'Bravo', 'Alpha']],
  ] as const) {
    await chips.getByRole('button', { name: chip }).press('Enter')
    await shown(...words)
    await chips.getByRole('button', { name: chip }).press('Enter')
  }
  await page.getByRole('combobox', { name: 'Changed' }).selectOption('Today')
  await expect(list.getByRole('option')).toHaveCount(8)
  await page.getByRole('combobox', { name: 'Changed' }).selectOption('Any time')
  await page.getByLabel('Filter by words').fill('paragraph')
  await shown('Echo')
  await page.getByLabel('Filter by words').fill('')
  await page.getByRole('combobox', { name: 'In the order of' }).selectOption('Title')
  await shown('Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel')

  await list.focus()
  await keyboard.press('End')
  await keyboard.press('Shift+ArrowUp')
  const selection = page.getByRole('toolbar', { name: 'Selected notes' })
  await expect(selection).toContainText('2 notes selected')
  await selection.getByRole('button', { name: 'Pin', exact: true }).press('Enter')
  await shown('Golf', 'Hotel', 'Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')
  await list.focus()
  await keyboard.press('Delete')
  await shown('Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')
  await expect(window.foot).toContainText('2 notes are in the bin.')
  await keyboard.press('Control+z')
  await shown('Golf', 'Hotel', 'Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')

  // More than is read in at a time: all of it is selected all the same, and taken back as one.
  for (let count = 0; count < 150; count++)
    await ask(page, 'note:save', { note: { title: `Zulu ${count}`, body: 'Many', tags: ['many'], targets: [] } })
  await chips.getByRole('button', { name: /^#many/ }).press('Enter')
  await list.focus()
  await keyboard.press('Control+a')
  await expect(selection).toContainText('150 notes selected')
  await keyboard.press(' ')
  await expect(selection).toContainText('149 notes selected')
  await keyboard.press('Escape')
  await keyboard.press('Shift+End')
  await expect(selection).toContainText('150 notes selected')
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await expect(window.foot).toContainText('150 notes are in the bin.')
  await keyboard.press('Control+z')
  await expect.poll(async () => (await ask<NoteRow[]>(page, 'note:list', {})).length).toBe(158)
})

test('two hands on one note: what both wrote stands, and where they meet the reader chooses and loses nothing', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  const { keyboard } = page
  await window.settled()
  const saved = window.context.getByText('Saved', { exact: true })
  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.insertText('First line.\n\nMiddle line.\n\nLast line. #gold')
  await expect(saved).toBeVisible()
  const id = (await ask<NoteRow[]>(page, 'note:list', {}))[0]?.id ?? ''
  const kept = () => ask<Kept>(page, 'note:get', { id })
  /** Writes into the note from elsewhere, over what is on disk, while the last keys typed here are not saved yet. */
  const elsewhere = async (from: string, to: string) => {
    const now = await kept()
    await ask(page, 'note:save', {
      note: { id, title: '', tags: [], targets: [], body: now.body.replace(from, to), baseUpdatedAt: now.updatedAt },
    })
  }

  // Escape closes what is uppermost: the menu, and not the note behind it.
  await page.getByRole('button', { name: 'More about this note' }).press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await window.noteText.focus()

  // Different lines: both stand, and nobody is asked.
  await keyboard.press('Control+End')
  await keyboard.type(' Typed here.')
  await elsewhere('First line.', 'First line, changed elsewhere.')
  await expect
    .poll(async () => (await kept()).body)
    .toBe('First line, changed elsewhere.\n\nMiddle line.\n\nLast line. #gold Typed here.')
  await expect(window.noteText).toContainText('First line, changed elsewhere.')
  await expect(window.noteText).toContainText('Typed here.')

  // A tag renamed everywhere while the note is open and being written.
  await keyboard.press('Control+Home')
  await keyboard.type('Newest. ')
  await ask(page, 'tag:rename', { from: 'gold', to: 'mining' })
  await expect
    .poll(async () => (await kept()).body)
    .toBe('Newest. First line, changed elsewhere.\n\nMiddle line.\n\nLast line. #mining Typed here.')

  // The same line: the reader chooses; the other text is a version that can be restored.
  await keyboard.press('Control+End')
  await keyboard.type(' Mine.')
  await elsewhere('Typed here.', 'Theirs.')
  const alert = window.context.getByRole('alert')
  await expect(alert).toContainText('changed elsewhere')
  await expect(window.noteText).toContainText('Typed here. Mine.')
  expect((await kept()).body).toContain('Theirs.')
  await alert.getByRole('button', { name: 'Keep what is here' }).press('Enter')
  await expect(saved).toBeVisible()
  await expect(alert).toBeHidden()
  expect((await kept()).body).toContain('Typed here. Mine.')
  const versions = await ask<{ id: string }[]>(page, 'note:revisions', { id })
  const texts = await Promise.all(
    versions.map(async (version) => JSON.stringify(await ask(page, 'note:revision', { id: version.id }))),
  )
  expect(texts.some((text) => text.includes('Theirs.'))).toBe(true)
})
