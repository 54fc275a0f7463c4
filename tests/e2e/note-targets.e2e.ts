import { ask } from '../support/bridge'
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

test('with the keyboard alone a note is put on each kind of thing, found in the list, ordered, pinned, binned and brought back', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note, notes, source } = window
  await window.settled()
  const write = async (text: string, keys = 'Control+n') => {
    await note.beginByKey(keys)
    await keyboard.type(text)
    await expect(note.saved).toBeVisible()
    await keyboard.press('Escape')
    await expect(note.text).toHaveCount(0)
  }

  await write('Alpha is on the dossier. #kept')
  await window.find('Mali')
  await expect(window.title).toHaveText('Mali')
  await write('Bravo is on a page. #kept')
  await keyboard.press('j')
  await write('Charlie is on a claim.', 'n')
  await window.find('Klomegâh, undated')
  const paragraph = source.paragraph(3)
  await expect(paragraph).toBeVisible()
  await write('Delta is on a source.')
  await paragraph.focus()
  await write('Echo is on a paragraph.')
  await source.selectByKeys(3, 3)
  await expect(window.passage.selected).toBeVisible()
  await write('Foxtrot is on a passage.', 'n')
  await window.reading.focus()

  await note.beginByKey()
  await keyboard.type('Golf is on several. #kept')
  await window.find('Niger')
  await expect(window.title).toHaveText('Niger')
  await note.putOn('Niger').press('Enter')
  await window.find('Mali')
  await note.putOn('Mali').press('Enter')
  await expect(note.saved).toBeVisible()
  await keyboard.press('Escape')

  await window.place('Notes').press('Enter')
  await note.beginByKey()
  await keyboard.type('Hotel is free.')
  await expect(note.saved).toBeVisible()
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

  for (const [chip, words] of [
    [/^Claims/, ['Charlie']],
    [/^Passages/, ['Foxtrot', 'Echo']],
    [/^Free/, ['Hotel']],
    [/^#kept/, ['Golf', 'Bravo', 'Alpha']],
  ] as const) {
    await notes.narrow(chip)
    await notes.expectRows(...words)
    await notes.narrow(chip)
  }
  await notes.changedWithin('Today')
  await expect(notes.rows).toHaveCount(8)
  await notes.changedWithin('Any time')
  await notes.filter.fill('paragraph')
  await notes.expectRows('Echo')
  await notes.filter.fill('')
  await notes.orderBy('Title')
  await notes.expectRows('Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel')

  await notes.list.focus()
  await keyboard.press('End')
  await keyboard.press('Shift+ArrowUp')
  await expect(notes.selection).toContainText('2 notes selected')
  await notes.pinSelected()
  await notes.expectRows('Golf', 'Hotel', 'Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')
  await notes.list.focus()
  await keyboard.press('Delete')
  await notes.expectRows('Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')
  await expect(window.foot).toContainText('2 notes are in the bin.')
  await keyboard.press('Control+z')
  await notes.expectRows('Golf', 'Hotel', 'Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot')

  // More than is read in at a time: all of it is selected all the same, and taken back as one.
  for (let count = 0; count < 150; count++)
    await ask(page, 'note:save', { note: { title: `Zulu ${count}`, body: 'Many', tags: ['many'], targets: [] } })
  await notes.narrow(/^#many/)
  await notes.list.focus()
  await keyboard.press('Control+a')
  await expect(notes.selection).toContainText('150 notes selected')
  await keyboard.press(' ')
  await expect(notes.selection).toContainText('149 notes selected')
  await keyboard.press('Escape')
  await keyboard.press('Shift+End')
  await expect(notes.selection).toContainText('150 notes selected')
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await expect(window.foot).toContainText('150 notes are in the bin.')
  await keyboard.press('Control+z')
  await expect.poll(async () => (await ask<NoteRow[]>(page, 'note:list', {})).length).toBe(158)
})

test('two hands on one note: what both wrote stands, and where they meet the reader chooses and loses nothing', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note } = window
  await window.settled()
  await note.beginByKey()
  await keyboard.insertText('First line.\n\nMiddle line.\n\nLast line. #gold')
  await expect(note.saved).toBeVisible()
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
  await note.openMenu()
  await expect(window.menu).toBeVisible()
  await keyboard.press('Escape')
  await expect(window.menu).toBeHidden()
  await note.text.focus()

  // Different lines: both stand, and nobody is asked.
  await keyboard.press('Control+End')
  await keyboard.type(' Typed here.')
  await elsewhere('First line.', 'First line, changed elsewhere.')
  await expect
    .poll(async () => (await kept()).body)
    .toBe('First line, changed elsewhere.\n\nMiddle line.\n\nLast line. #gold Typed here.')
  await expect(note.text).toContainText('First line, changed elsewhere.')
  await expect(note.text).toContainText('Typed here.')

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
  await expect(note.conflict).toContainText('changed elsewhere')
  await expect(note.text).toContainText('Typed here. Mine.')
  expect((await kept()).body).toContain('Theirs.')
  await note.keepWhatIsHere.press('Enter')
  await expect(note.saved).toBeVisible()
  await expect(note.conflict).toBeHidden()
  expect((await kept()).body).toContain('Typed here. Mine.')
  const versions = await ask<{ id: string }[]>(page, 'note:revisions', { id })
  const texts = await Promise.all(
    versions.map(async (version) => JSON.stringify(await ask(page, 'note:revision', { id: version.id }))),
  )
  expect(texts.some((text) => text.includes('Theirs.'))).toBe(true)
})
