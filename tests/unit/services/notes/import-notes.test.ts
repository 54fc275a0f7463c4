import { rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EXPORTERS } from '../../../../src-main/exporters/exporters'
import { markdownFolderImporter } from '../../../../src-main/importers/markdown-folder'
import type { DossierSession } from '../../../../src-main/services/session/dossier-session'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { exportDossier } from '../../../../src-main/services/exchange/exchange-export'
import { notebookOf } from '../../../../src-main/services/session/notebook-of'
import { NoteImportDesk } from '../../../../src-main/services/notes/import-notes'
import type { Note, NoteTarget } from '../../../../src-main/domain/records/note'
import { smallLibrary } from '../../../support/library'
import { smallDossier } from '../../../support/small-dossier'

const read = markdownFolderImporter()

async function openSmall() {
  const desk = await smallLibrary(smallDossier())
  return { root: desk.root, session: await desk.session() }
}

async function folderOf(root: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(root, 'vault')
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

async function bringIn(session: DossierSession, folder: string) {
  const desk = new NoteImportDesk(read, session.tools.makeId)
  const { token, plan } = await desk.inspect(session, folder)
  return { plan, ...(await desk.bringIn(session, token)) }
}

const notesOf = (session: DossierSession): Note[] => Object.values(session.index.notes)
const titled = (session: DossierSession, title: string): Note | undefined =>
  notesOf(session).find((note) => note.title === title)

const TARGETS: NoteTarget[] = [
  { kind: 'entity', id: 'aland' },
  { kind: 'claim', id: 'c-founded' },
  { kind: 'paragraph', sourceId: 'gazette', number: '1' },
  { kind: 'dossier' },
]
const RICH =
  'On gold.\n\nSee [[aland|the upper state]], [[Bland]] and [[river-pact-org]].\n\nSaid[^1] and cited [@gazette, para. 1] twice [@claim:c-founded; @gazette, para. 2]. #trade\n\n- [ ] ask\n\n[^1]: My own footnote.'

describe('a folder of Markdown that was exported here', () => {
  it('brings citations back that stand side by side', async () => {
    const { root, session } = await openSmall()
    await saveNote(session, {
      title: 'A',
      body: 'x [@gazette, para. 1][@gazette, para. 2] y [@gazette, para. 1] [@gazette]',
      tags: [],
      targets: [],
    })
    const before = structuredClone(session.index.notes)
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    expect((await bringIn(session, folder)).plan).toMatchObject({ added: 0, changed: 0, same: 1 })
    expect(session.index.notes).toEqual(before)
  })

  it('leads to the same headings when it comes back', async () => {
    const { root, session } = await openSmall()
    const draft = { tags: [], targets: [] }
    await saveNote(session, { ...draft, title: 'Mines', body: '# Gold\n\nx' })
    await saveNote(session, {
      ...draft,
      title: 'Links',
      body: '[[Mines#Gold]], [[Mines#Gold|the gold]], [[Mines]], [[Aland#Trade]], [[aland#Trade|trade]], [[#Salt]], [[#Salt|the salt]], [it](#salt) and [[nowhere#x]].\n\n# Salt',
    })
    const before = structuredClone(session.index.notes)
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const file = await readFile(join(folder, 'notes', 'Links.md'), 'utf8')
    expect(file).toContain('[[Mines#Gold]], [[Mines#Gold|the gold]], [[Mines]], [[Aland#Trade]], [[Aland#Trade|trade]]')
    expect(file).toContain(', [[#Salt]], [[#Salt|the salt]], [it](#salt) and ')
    expect((await bringIn(session, folder)).plan).toMatchObject({ added: 0, changed: 0, same: 2 })
    expect(session.index.notes).toEqual(before)
  })

  it('changes nothing when it comes back as it went', async () => {
    const { root, session } = await openSmall()
    await saveNote(session, { title: 'Rich', body: RICH, tags: ['Gold trade', 'x'], targets: TARGETS, pinned: true })
    await saveNote(session, { title: '', body: 'First line, no title\r\nsecond\u0000', tags: [], targets: [] })
    const before = structuredClone(session.index.notes)
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const { plan, changed } = await bringIn(session, folder)
    expect(plan).toMatchObject({ added: 0, changed: 0, same: 2, changes: [] })
    expect(changed).toBe(0)
    expect(session.index.notes).toEqual(before)
  })

  it('comes into another copy of the dossier as the notes that went, with targets, tags, citations and links', async () => {
    const from = await openSmall()
    const { id } = await saveNote(from.session, {
      title: 'Rich',
      body: RICH,
      tags: ['Gold trade', 'x'],
      targets: TARGETS,
      pinned: true,
    })
    await saveNote(from.session, { title: '', body: `Refers to [[${id}|that one]]`, tags: [], targets: [] })
    const folder = join(from.root, 'out')
    await exportDossier(from.session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const to = await openSmall()
    const { plan } = await bringIn(to.session, folder)
    expect(plan).toMatchObject({ added: 2, changed: 0, same: 0 })
    const { createdAt, updatedAt, ...rich } = from.session.index.notes[id] ?? ({} as Note)
    expect(to.session.index.notes[id]).toMatchObject({
      ...rich,
      body: RICH.replace('[[Bland]]', '[[bland]]').replace('[[river-pact-org]]', '[[river-pact-org]]'),
      createdAt,
      updatedAt,
    })
    expect(notesOf(to.session).find((note) => note.title === '')?.body).toBe(`Refers to [[${id}|that one]]`)
  })

  it('keeps a link in a table within its cell, there and back', async () => {
    const { root, session } = await openSmall()
    const body = '| Who | What |\n| --- | --- |\n| [[aland\\|the state]] | [[aland]] |'
    const { id } = await saveNote(session, { title: 'Table', body, tags: [], targets: [] })
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const text = await readFile(join(folder, 'notes', 'Table.md'), 'utf8')
    expect(text).toMatch(/^\| \[\[[^|\]]+\\\|the state\]\] \| \[\[[^|\]]+\]\] \|$/m)
    const to = await openSmall()
    await bringIn(to.session, folder)
    expect(to.session.index.notes[id]?.body).toBe(body)
  })

  it('has none of the note’s comments, changes none when it comes back, and keeps them beside what was changed', async () => {
    const { root, session } = await openSmall()
    const body = 'First.\n\n%%\nMy doubt.\n\nAll of it.\n%%\n\nSecond <!-- who says so? --> line.\n\nThird.'
    const { id } = await saveNote(session, { title: 'A', body, tags: [], targets: [] })
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const file = join(folder, 'notes', 'A.md')
    expect(await readFile(file, 'utf8')).toMatch(/\n# A\n\nFirst\.\n\nSecond {2}line\.\n\nThird\.\n$/)
    expect((await bringIn(session, folder)).plan).toMatchObject({ changed: 0, same: 1 })
    await writeFile(file, (await readFile(file, 'utf8')).replace('Third.', 'Third, and more. %%new%%'))
    expect((await bringIn(session, folder)).plan).toMatchObject({ changed: 1 })
    const now = body.replace('Third.', 'Third, and more. %%new%%')
    expect(session.index.notes[id]?.body).toBe(now)
    // Where a comment's own line was rewritten, it stands before what took its place.
    await writeFile(file, (await readFile(file, 'utf8')).replace('Second  line', 'Another line'))
    await bringIn(session, folder)
    expect(session.index.notes[id]?.body).toBe(
      now.replace('Second <!-- who says so? --> line', '<!-- who says so? -->\nAnother line'),
    )
  })

  it.each([
    ['Windows’ line ends', (text: string) => text.replace(/\r?\n/g, '\r\n')],
    ['a mark at its beginning', (text: string) => `\ufeff${text}`],
    ['both', (text: string) => `\ufeff${text.replace(/\r?\n/g, '\r\n')}`],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('changes nothing when it comes back with %s', async (_what, changed) => {
    const { root, session } = await openSmall()
    const rich = { title: 'Rich', body: RICH, tags: ['Gold trade', 'x'], targets: TARGETS, pinned: true }
    await saveNote(session, rich)
    await saveNote(session, { title: '', body: 'No title\r\nsecond\n\n> third\u0000', tags: [], targets: [] })
    await saveNote(session, { title: 'A', body: 'x [@gazette, para. 1] y\n\n```\ncode\n```', tags: [], targets: [] })
    await saveNote(session, { title: 'B', body: 'As Markdown has it: [A](notes/A.md)', tags: [], targets: [] })
    const before = structuredClone(session.index.notes)
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    for (const name of await readdir(folder, { recursive: true }))
      if (name.endsWith('.md')) {
        const text = await readFile(join(folder, name), 'utf8')
        await writeFile(join(folder, name), changed(text))
      }
    expect((await bringIn(session, folder)).plan).toMatchObject({ added: 0, changed: 0, same: 4, changes: [] })
    expect(session.index.notes).toEqual(before)
  })

  it('takes over what was edited in another program, and keeps what is here as a version', async () => {
    const { root, session } = await openSmall()
    const { id } = await saveNote(session, { title: 'Rich', body: RICH, tags: ['x'], targets: TARGETS, private: false })
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const file = join(folder, 'notes', 'Rich.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace('- [ ] ask', '- [x] ask'))
    const { plan, changed } = await bringIn(session, folder)
    expect(plan).toMatchObject({ added: 0, changed: 1, same: 0 })
    expect(changed).toBe(1)
    expect(session.index.notes[id]?.body).toContain('- [x] ask')
    expect(session.index.notes[id]?.body).toContain('[@claim:c-founded; @gazette, para. 2]')
    expect(Object.values(session.store.layer.records.revisions).map((revision) => revision.note.body)).toContain(RICH)
    expect(await session.undo()).toBe('import notes')
    expect(session.index.notes[id]?.body).toBe(RICH)
  })
})

describe('a folder that Obsidian made', () => {
  const VAULT = {
    'Gold.md':
      '---\ntags:\n  - mining\n  - "#trade"\naliases: [Au]\nrating: 5\n---\n# Gold\n\nSee [[People/Ada|her]], [[Mines#Loulo]], [[Aland]] and [[Nowhere]].\n',
    'People/Ada.md': 'Wrote to [[gold]].',
    'Mines.md': '\ufeff---\ntitle: "All mines"\ncreated: 2025-01-02T03:04:05.000Z\n---\nText',
    '.obsidian/workspace.md': 'hidden',
    'Latin.md': new Uint8Array([0x41, 0xe9, 0x42]),
    'picture.png': 'no note',
  }

  it('becomes notes with their titles, tags, dates and links; nothing of it is lost', async () => {
    const { root, session } = await openSmall()
    const { plan, changed } = await bringIn(session, await folderOf(root, VAULT))
    expect(changed).toBe(3)
    expect(plan.changes).toContain('Leaves out Latin.md: not text in UTF-8 or UTF-16.')
    const [gold, ada, mines] = ['Gold', 'Ada', 'All mines'].map((title) => titled(session, title))
    expect(gold?.tags).toEqual(['mining', 'trade'])
    expect(gold?.body).toBe(
      `\`\`\`yaml\naliases: [Au]\nrating: 5\n\`\`\`\n\n# Gold\n\nSee [[${ada?.id}|her]], [[${mines?.id}#Loulo|Mines, Loulo]], [[Aland]] and [[Nowhere]].\n`,
    )
    expect(ada?.body).toBe(`Wrote to [[${gold?.id}|gold]].`)
    expect(mines).toMatchObject({ body: 'Text', createdAt: '2025-01-02T03:04:05.000Z' })
  })

  it('keeps every line of front matter that the note has no place for, as it stands', async () => {
    const { root, session } = await openSmall()
    const front = [
      'nested:',
      '  deep:',
      '    - a',
      '    - b: 1',
      'multi: |',
      '  line one',
      '# a remark',
      'id: 202305011200',
      'updated: Tuesday, 2nd May 2023',
    ]
    const broken = ['title: [unclosed', '  nested: {a: b', 'aliases:', '  - Ä, with comma', 'no field at all']
    await bringIn(
      session,
      await folderOf(root, {
        'a.md': ['---', 'title: A', 'created: 2023-05-01', ...front, 'tags: [x]', '---', 'Body'].join('\n'),
        'b.md': ['---', ...broken, '---', 'Body'].join('\r\n'),
      }),
    )
    expect(titled(session, 'A')).toMatchObject({
      createdAt: new Date(2023, 4, 1).toISOString(),
      tags: ['x'],
      body: `\`\`\`yaml\n${front.join('\n')}\n\`\`\`\n\nBody`,
    })
    expect(titled(session, 'b')?.body).toBe(`\`\`\`yaml\n${broken.join('\n')}\n\`\`\`\n\nBody`)
  })

  it('has links with folders in them lead to the file in that folder', async () => {
    const { root, session } = await openSmall()
    const files = {
      'Air.md': 'top',
      'x/Air.md': 'deep',
      'from.md': '[[x/Air|one]] [[Air|two]] [[./x/Air.md#Part|three]]',
    }
    await bringIn(session, await folderOf(root, files))
    const idOf = (body: string) => notesOf(session).find((note) => note.body === body)?.id ?? ''
    const [top, deep] = [idOf('top'), idOf('deep')]
    expect(titled(session, 'from')?.body).toBe(`[[${deep}|one]] [[${top}|two]] [[${deep}#Part|three]]`)
  })

  it('has links mean the file that is written so, and the entity that is, whatever else is like them', async () => {
    const { root, session } = await openSmall()
    await saveNote(session, { title: 'रमा', body: 'x', tags: [], targets: [] })
    const folder = await folderOf(root, {
      'José.md': 'a',
      'Jose.md': 'b',
      'links.md': '[[Jose]] [[José]] [[राम]] [[रमा]]',
    })
    await bringIn(session, folder)
    const id = (title: string) => titled(session, title)?.id ?? 'missing'
    expect(titled(session, 'links')?.body).toBe(`[[${id('Jose')}|Jose]] [[${id('José')}|José]] [[राम]] [[रमा]]`)
    const { targets } = notebookOf(session)
    expect(targets.byName('रमा').map((target) => target.id)).toEqual([id('रमा')])
    expect(targets.byName('राम')).toEqual([])
  })

  it('takes over a name that was given its marks and nothing else', async () => {
    const { root, session } = await openSmall()
    const { id } = await saveNote(session, { title: 'A', body: 'See [[aland|Åland]].', tags: [], targets: [] })
    const folder = join(root, 'out')
    await exportDossier(session, 'markdown', { path: folder, producer: 'Dossier', exporters: EXPORTERS })
    const [name = ''] = await readdir(join(folder, 'notes'))
    const file = join(folder, 'notes', name)
    await writeFile(file, (await readFile(file, 'utf8')).replace('Åland', 'Aland'))
    expect((await bringIn(session, folder)).plan).toMatchObject({ changed: 1, same: 0 })
    expect(session.index.notes[id]?.body).toContain('Aland')
  })

  it('has each link lead where Obsidian leads it when two files have one name', async () => {
    const { root, session } = await openSmall()
    const files = {
      'Log.md': 'top log',
      'a/Plan.md': 'plan a',
      'a/from.md': '[[Plan|own]] [[Log|path]] [[b/Plan|b]] [[../Log|up]]',
      'b/Plan.md': 'plan b',
      'b/Log.md': 'log b',
      'b/deep/from b.md': '[[Plan|nearest]]',
    }
    await bringIn(session, await folderOf(root, files))
    const idOf = (body: string) => notesOf(session).find((note) => note.body === body)?.id ?? ''
    const [top, a, b] = [idOf('top log'), idOf('plan a'), idOf('plan b')]
    expect(titled(session, 'from')?.body).toBe(`[[${a}|own]] [[${top}|path]] [[${b}|b]] [[${top}|up]]`)
    expect(titled(session, 'from b')?.body).toBe(`[[${a}|nearest]]`)
  })

  it('has the links that Markdown has lead between its notes too', async () => {
    const { root, session } = await openSmall()
    const files = {
      'Ada Lovelace (1815).md': 'ada',
      'x/from.md': [
        '[her](../Ada%20Lovelace%20(1815).md) [**she** too](<../Ada Lovelace (1815).md#Early life> "title")',
        '[](/Ada%20Lovelace%20\\(1815\\).md) `[code](../Ada%20Lovelace%20(1815).md)` \\[no](to.md)',
        '[outside](https://example.org/a.md) [gone](gone.md) [part](#part) ![picture](../Ada%20Lovelace%20(1815).md)',
      ].join('\n'),
      'x/to.md': 'to',
    }
    await bringIn(session, await folderOf(root, files))
    const ada = titled(session, 'Ada Lovelace (1815)')?.id ?? ''
    expect(titled(session, 'from')?.body).toBe(
      [
        `[[${ada}|her]] [[${ada}#Early life|she too]]`,
        `[[${ada}|Ada Lovelace (1815)]] \`[code](../Ada%20Lovelace%20(1815).md)\` \\[no](to.md)`,
        '[outside](https://example.org/a.md) [gone](gone.md) [part](#part) ![picture](../Ada%20Lovelace%20(1815).md)',
      ].join('\n'),
    )
  })

  it('leaves its pictures where they are, names them, and keeps what shows them as it is', async () => {
    const { root, session } = await openSmall()
    const gold = 'See ![[map.png|300]], ![a plan](img/plan%20b.jpg), [the deed](files/deed.pdf) and ![[Traders#^b7]].'
    const plan = await bringIn(
      session,
      await folderOf(root, {
        'Gold.md': gold,
        'Traders.md': '![[map.png]] ![](:/0a1b2c3d4e5f60718293a4b5c6d7e8f9)',
        'attic/map.png': 'x',
        'img/plan b.jpg': 'x',
        'files/deed.pdf': 'x',
        'files/unused.csv': 'x',
        '.trash/old.png': 'x',
      }),
    ).then((done) => done.plan)
    const traders = titled(session, 'Traders')
    expect(titled(session, 'Gold')?.body).toBe(gold.replace('[[Traders#^b7]]', `[[${traders?.id}|Traders]]`))
    expect(traders?.body).toBe('![[map.png]] ![](:/0a1b2c3d4e5f60718293a4b5c6d7e8f9)')
    expect(plan.leftBehind).toEqual([
      'attic/map.png, which ‘Gold’ and 1 more note name.',
      'img/plan b.jpg, which ‘Gold’ names.',
      'files/deed.pdf, which ‘Gold’ names.',
      '1 other file that no note names.',
    ])
  })

  it('says when its notes were made, in the forms that other programs write', async () => {
    const { root, session } = await openSmall()
    const files = {
      'joplin.md':
        '---\ntitle: joplin\nupdated: 2023-12-07 02:11:20Z\ncreated: 2023-12-06 02:11:20Z\nlatitude: 0.0\n---\n\nText',
      'obsidian.md': '---\nCreated: 2023-12-06T02:11\nModified: 2023-12-07T02:11\n---\nText',
      'zettlr.md': '---\ndate: 2023-12-06 02:11:20 +02:00\n---\nText',
    }
    await bringIn(session, await folderOf(root, files))
    expect(titled(session, 'joplin')).toMatchObject({
      createdAt: '2023-12-06T02:11:20.000Z',
      updatedAt: '2023-12-07T02:11:20.000Z',
      body: '```yaml\nlatitude: 0.0\n```\n\nText',
    })
    expect(titled(session, 'obsidian')).toMatchObject({
      createdAt: new Date(2023, 11, 6, 2, 11).toISOString(),
      updatedAt: new Date(2023, 11, 7, 2, 11).toISOString(),
      body: 'Text',
    })
    // A date alone may be that of what the note is about: it stays in the text too.
    expect(titled(session, 'zettlr')).toMatchObject({
      createdAt: '2023-12-06T00:11:20.000Z',
      body: '```yaml\ndate: 2023-12-06 02:11:20 +02:00\n```\n\nText',
    })
  })

  it('is not followed out of itself by a link of the file system', async () => {
    const { root, session } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a' })
    await writeFile(join(root, 'secret.md'), 'SECRET')
    await mkdir(join(root, 'secrets'))
    await writeFile(join(root, 'secrets', 'c.md'), 'SECRET')
    await symlink(join(root, 'secret.md'), join(folder, 'b.md'))
    await symlink(join(root, 'secrets'), join(folder, 'c'))
    await bringIn(session, folder)
    expect(notesOf(session).map(({ body }) => body)).toEqual(['a'])
  })
})

describe('bringing a folder in', () => {
  it('gives the app its turns while it is worked out what changes, and can be stopped in one', async () => {
    const { root, session } = await openSmall()
    const folder = await folderOf(root, { 'a.md': '[[b]] '.repeat(100_000), 'b.md': 'b' })
    const found = await read(folder)
    const desk = new NoteImportDesk(() => Promise.resolve(found), session.tools.makeId)
    const signal = { aborted: false }
    const stopped = desk.inspect(session, folder, { signal })
    setImmediate(() => (signal.aborted = true))
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('goes by what the dossier is when its turn comes, though another edit came before it', async () => {
    const { root, session } = await openSmall()
    const own = '---\ndossier: d\ntags: [dossier/note]\nid: n-9\ndossier-on: [entity aland]\n---\n# A\n\ntext\n'
    const folder = await folderOf(root, { 'a.md': own })
    const desk = new NoteImportDesk(read, session.tools.makeId)
    const { token } = await desk.inspect(session, folder)
    const bringing = desk.bringIn(session, token)
    const deleting = deleteRecord(session, 'entities', 'aland')
    await Promise.all([bringing, deleting])
    expect(notesOf(session).map(({ targets }) => targets)).toEqual([[]])
  })

  it('passes over what is no file, whatever it is called', async () => {
    const { root, session } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a' })
    const server = createServer()
    onTestFinished(() => void server.close())
    await new Promise<void>((resolve) => server.listen(join(folder, 'b.md'), resolve))
    // Opening it is not even tried: a pipe would be waited for.
    expect((await read(folder)).leftOut).toEqual([])
    expect((await bringIn(session, folder)).plan).toMatchObject({ added: 1 })
  })

  it('takes in a file whose name is not UTF-8', async () => {
    const { root } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a' })
    const named = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')])
    await writeFile(named('Z\xfcrich.md'), 'old disk')
    await mkdir(named('m\xe4rz'))
    await writeFile(named('m\xe4rz/b.md'), 'b')
    const { files, leftOut } = await read(folder)
    expect(files.map(({ path, body }) => [path, body])).toEqual([
      ['Z\ufffdrich.md', 'old disk'],
      ['a.md', 'a'],
      ['m\ufffdrz/b.md', 'b'],
    ])
    expect(leftOut).toEqual([])
  })

  it('is refused when its files together are too large, and leaves out one that is too large for itself', async () => {
    const { root } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a'.repeat(60), 'b.md': 'b'.repeat(60) })
    const limits = { files: 10, fileBytes: 100, totalBytes: 100, depth: 2 }
    await expect(markdownFolderImporter(limits)(folder)).rejects.toMatchObject({ code: 'too-large' })
    const found = await markdownFolderImporter({ ...limits, fileBytes: 50, totalBytes: 1_000 })(folder)
    expect(found.files).toEqual([])
    expect(found.leftOut).toEqual([expect.stringContaining('a.md: larger'), expect.stringContaining('b.md: larger')])
  })

  it('says that a folder can’t be read, that none of its files can, or that it holds none, and takes none of them for another', async () => {
    const { root, session } = await openSmall()
    const desk = new NoteImportDesk(read, session.tools.makeId)
    await expect(desk.inspect(session, join(root, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' })
    const folder = await folderOf(root, { 'a.md': Uint8Array.of(0xff), 'in/b.md': Uint8Array.of(0xff), 'c.png': 'c' })
    await expect(desk.inspect(session, join(folder, 'c.png'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(desk.inspect(session, folder)).rejects.toMatchObject({
      code: 'import-rejected',
      message: expect.stringContaining('None of the Markdown files in ‘vault’'),
      details: [expect.stringContaining('a.md: not text'), expect.stringContaining('in/b.md: not text')],
    })
    await Promise.all(['a.md', 'in/b.md'].map((name) => rm(join(folder, name))))
    expect((await desk.inspect(session, folder)).plan).toMatchObject({ files: 0, changes: [] })
  })

  it('names what is gone or closed by the time that it is read', async () => {
    const { root } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a', 'b.md': 'b', 'in/c.md': 'c' })
    let looks = 0
    const signal = {
      // It is looked at for each entry: the first three find two files and a folder.
      get aborted() {
        if (++looks === 3) rmSync(join(folder, 'in'), { recursive: true })
        if (looks === 4) rmSync(join(folder, 'b.md'))
        return false
      },
    }
    const found = await read(folder, { signal })
    expect(found.files.map(({ path }) => path)).toEqual(['a.md'])
    expect(found.leftOut).toEqual(['in/: it could not be read.', 'b.md: it could not be read.'])
  })

  it('goes into no more folders within folders than it says', async () => {
    const { root } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a', '1/b.md': 'b', '1/2/c.md': 'c', '1/2/3/d.md': 'd' })
    const found = await markdownFolderImporter({ files: 10, fileBytes: 100, totalBytes: 100, depth: 2 })(folder)
    expect(found.files.map(({ path }) => path)).toEqual(['1/2/c.md', '1/b.md', 'a.md'])
    expect(found.leftOut).toEqual(['1/2/3: too many folders within folders.'])
  })

  it('is refused whole when the folder holds too much, and changes nothing by being looked at', async () => {
    const { root, session } = await openSmall()
    const folder = await folderOf(root, { 'a.md': 'a', 'b.md': 'b' })
    const tight = markdownFolderImporter({ files: 1, fileBytes: 100, totalBytes: 100, depth: 2 })
    await expect(new NoteImportDesk(tight, session.tools.makeId).inspect(session, folder)).rejects.toMatchObject({
      code: 'too-large',
    })
    await new NoteImportDesk(read, session.tools.makeId).inspect(session, folder)
    expect(notesOf(session)).toEqual([])
  })

  it('writes all of it in one edit: what the disk refuses leaves nothing behind', async () => {
    const { root, session } = await openSmall()
    const desk = new NoteImportDesk(read, session.tools.makeId)
    const { token } = await desk.inspect(session, await folderOf(root, { 'a.md': 'a', 'b.md': 'b' }))
    const edit = session.store.edit.bind(session.store)
    session.store.edit = () => Promise.reject(new Error('disk full'))
    await expect(desk.bringIn(session, token)).rejects.toThrow('disk full')
    expect(notesOf(session)).toEqual([])
    session.store.edit = edit
    expect(await desk.bringIn(session, token)).toEqual({ changed: 2 })
    await expect(desk.bringIn(session, token)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a file of another program', () => {
  it('is a note though it has the tag dossier', async () => {
    const { root, session } = await openSmall()
    const folder = await folderOf(root, {
      'Mine.md': '---\ntags: [dossier, mali]\n---\nMy text.\n',
      'Too.md': '---\ntags: dossier/mali, gold\n---\nMy text.\n',
    })
    expect((await bringIn(session, folder)).plan.added).toBe(2)
    expect(titled(session, 'Too')?.tags).toEqual(['dossier/mali', 'gold'])
  })
})
