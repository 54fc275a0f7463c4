import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { COMMANDS } from '../../../src-main/cli/commands'
import { runProgram } from '../../../src-main/cli/program'
import { calls } from '../../../src-main/contract/calls'
import { EXPORT_FORMATS } from '../../../src-main/contract/calls/exchange'
import { everySection } from '../../../src-main/domain/briefing/sections'
import { BRIEFING_FILES } from '../../../src-main/domain/briefing/files'
import type { Briefing } from '../../../src-main/domain/records/briefing'
import { handOver } from '../../../src-main/domain/leaving/handover'
import type { Note, NoteTarget } from '../../../src-main/domain/records/note'
import { MAKERS } from '../../support/briefing-writers'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import { deleteRecord } from '../../../src-main/services/content/bin'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { addHighlights } from '../../../src-main/services/content/edit-highlights'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { BriefingNotes } from '../../../src-main/domain/briefing/notes'
import { SourceNumbers } from '../../../src-main/domain/briefing/parts'
import { exportDossier } from '../../../src-main/services/exchange/exchange-export'
import { exportSavedBriefing } from '../../../src-main/services/briefing/export-briefing'
import { everythingIn } from '../../support/pdf/everything-in'
import { collectImports } from '../../support/import-rules'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { render } from '../briefing/engine'
import { READING } from '../../support/reading'

const SEEDS = Array.from({ length: 100 }, (_, at) => `zq${(at * 7919 + 104_729).toString(36)}x${at}zq`)

/** Puts all the words into notes, in every place that a note has, and beside each an open note that links to it. */
async function writeNotes(session: DossierSession, words: readonly string[], hidden: boolean): Promise<string[]> {
  const [mark = ''] = await addHighlights(session, [passageOf(session)], 'yellow')
  const targets: NoteTarget[] = [
    { kind: 'entity', id: 'aland' },
    { kind: 'claim', id: 'c-founded' },
    { kind: 'source', id: 'gazette' },
    { kind: 'paragraph', sourceId: 'gazette', number: '1' },
    { kind: 'highlight', id: mark },
    { kind: 'dossier' },
  ]
  const ids: string[] = []
  for (let at = 0; at < words.length; at += 4) {
    const [title = '', body = '', tag = '', before = ''] = words.slice(at, at + 4)
    const fields = { targets: [targets[(at / 4) % 7] ?? { kind: 'dossier' as const }], private: hidden }
    // Half of them have no title: their first line is their name.
    const named = at % 8 === 0 ? { title, body } : { title: '', body: `${title}\n\n${body}` }
    const { id } = await saveNote(session, { ...fields, title: before, body: `${before} [[aland]]`, tags: [] })
    const now = await saveNote(session, { ...fields, ...named, id, tags: [tag], keepBefore: true })
    const open = `Seen in [[${id}]], [[${id}|${title}]], [[${id}|${before}]] and [[${title}]].`
    const { id: openId } = await saveNote(session, { targets: fields.targets, title: '', tags: [], body: open })
    ids.push(now.id, openId)
  }
  return ids
}

type Found = Map<string, string>

/** Each export that there is, as everything that a search could find in it. */
async function allExports(session: DossierSession, noteIds: string[], desk: Desk): Promise<Found> {
  const found: Found = new Map()
  await mkdir(join(desk.root, 'out'))
  for (const format of ['report', 'brief'] as const) {
    const id = await composed(session, noteIds, format)
    await briefings(session, id, format, desk, found)
  }
  for (const format of EXPORT_FORMATS) {
    const path = join(desk.root, 'out', `export-${format}`)
    await exportDossier(session, format, { path, producer: 'Dossier', exporters: EXPORTERS })
    found.set(format, await filesIn(path))
  }
  await atTheTerminal(session, desk, found)
  return found
}

async function briefings(session: DossierSession, id: string, format: string, desk: Desk, found: Found) {
  for (const as of BRIEFING_FILES) {
    const path = join(desk.root, 'out', `${format}.${as}`)
    await exportSavedBriefing(session, id, { path, as, render, ...MAKERS })
    found.set(`${format} as ${as}`, await filesIn(path))
  }
}

/** A briefing with every section and, as if somebody had chosen them, all the notes. */
function composed(session: DossierSession, noteIds: string[], format: Briefing['format']): Promise<string> {
  return session.edit({ kind: 'change-briefing' }, () => {
    const at = session.tools.now()
    const briefing: Briefing = {
      id: `r-${format}`,
      title: 'All of it',
      format,
      paper: 'A4',
      marking: 'TLP:RED',
      keyJudgements: [],
      sections: everySection([]).map((section) => ({ ...section, included: true })),
      noteIds,
      createdAt: at,
      updatedAt: at,
    }
    return { ops: [session.put('briefings', briefing)], answer: briefing.id }
  })
}

/** What each command that writes a file is asked for: the forms it has, and the end of the command line that wants one. */
const WRITING_COMMANDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  brief: [
    ...BRIEFING_FILES.map((as) => ['--as', as]),
    ['--briefing', 'r-report'],
    ['--carry', 'printed'],
    ['--carry', 'all'],
  ],
  export: EXPORT_FORMATS.map((format) => ['--format', format]),
}

/** The same from the terminal, beside the open library. */
async function atTheTerminal({ index }: DossierSession, desk: Desk, found: Found): Promise<void> {
  const project = join(desk.root, 'project')
  await mkdir(join(project, 'resources'), { recursive: true })
  await symlink(join(projectFolder, 'package.json'), join(project, 'package.json'))
  for (const name of await readdir(join(projectFolder, 'resources')))
    await symlink(
      name === 'dossiers' ? join(desk.root, 'dossiers') : join(projectFolder, 'resources', name),
      join(project, 'resources', name),
    )
  const env = { DOSSIER_DATA_DIR: desk.dataFolder }
  for (const [name, forms] of Object.entries(WRITING_COMMANDS))
    for (const [at, form] of forms.entries()) {
      const path = join(desk.root, 'out', `terminal-${name}-${at}`)
      const said: string[] = []
      const hear = (line: string) => said.push(line)
      const args = [...name.split(' '), '--dossier', index.meta.id, '--out', path, ...form]
      expect(
        await runProgram(args, { projectFolder: project, reading: READING, env, print: hear, warn: hear }),
        said.join('\n'),
      ).toBe(0)
      found.set(`dossier ${name} ${form.join(' ')}`, [...said, await filesIn(path)].join('\n'))
    }
}

interface Desk {
  root: string
  dataFolder: string
}

async function filesIn(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!names) return everythingOf(await readFile(path))
  const texts = await Promise.all(
    names.map(async (entry) => (entry.isFile() ? await readFile(join(entry.parentPath, entry.name), 'utf8') : '')),
  )
  return [...names.map((entry) => entry.name), ...texts].join('\n')
}

function everythingOf(bytes: Buffer): Promise<string> | string {
  const begins = bytes.subarray(0, 4).toString('latin1')
  if (begins === '%PDF') return everythingIn(bytes)
  if (!begins.startsWith('PK')) return bytes.toString('utf8')
  return Object.entries(unzipSync(bytes))
    .flatMap(([name, data]) => [name, Buffer.from(data).toString('utf8')])
    .join('\n')
}

describe('a private note', () => {
  it('is in no export: of a hundred words sown over its every part none is found', async () => {
    const desk = await smallLibrary(smallDossier())
    const open = await desk.session()
    const exports = await allExports(open, await writeNotes(open, SEEDS, true), desk)
    for (const [name, text] of exports) {
      expect(text.length, name).toBeGreaterThan(100)
      expect(
        SEEDS.filter((seed) => text.includes(seed)),
        name,
      ).toEqual([])
    }
  })

  it('would be found by the same search if it were not private', async () => {
    const desk = await smallLibrary(smallDossier())
    const open = await desk.session()
    const exports = await allExports(open, await writeNotes(open, SEEDS, false), desk)
    const sown = SEEDS.filter((_, at) => at % 4 === 0 || at % 4 === 1)
    for (const [name, text] of exports) {
      if (HOLDS_NO_NOTES.test(name)) continue
      expect(
        sown.filter((seed) => !text.includes(seed)),
        name,
      ).toEqual([])
    }
  })
})

/** Tables of claims, graphs and lists of sources hold nobody's notes. */
const HOLDS_NO_NOTES = /csv|followthemoney|csl|bibtex/

describe('what an open note says of a private one', () => {
  const HIDDEN = { title: 'Zebra Secret', body: 'x', tags: [], targets: [], private: true }
  const told = (session: DossierSession, id: string) =>
    handOver(session.index).reader.notes.find((note) => note.id === id)?.body
  const open = async (session: DossierSession, body: string) =>
    (await saveNote(session, { title: 'Open', body, tags: [], targets: [] })).id

  it('does not name it when it is in the bin', async () => {
    const desk = await smallLibrary(smallDossier())
    const session = await desk.session()
    const { id } = await saveNote(session, HIDDEN)
    const other = await open(session, `See [[${id}]], [[${id}|Zebra Secret]] and [[Zebra Secret]].`)
    await deleteRecord(session, 'notes', id)
    expect(told(session, other)).toBe(`See [[${id}]], [[${id}]] and a private note.`)
    const printed = new BriefingNotes(session.index, new SourceNumbers(session.index)).note(
      session.index.notes[other] as Note,
    )
    expect(JSON.stringify(printed)).not.toContain('Zebra')
  })

  it('does not name it in what one reader of Markdown takes for code and another for a link', async () => {
    const desk = await smallLibrary(smallDossier())
    const session = await desk.session()
    const { id } = await saveNote(session, HIDDEN)
    const other = await open(session, `    ~~~\n[[Zebra Secret]]\n\n\`[[${id}|Zebra Secret]]\``)
    expect(told(session, other)).toBe(`    ~~~\na private note\n\n\`[[${id}]]\``)
  })

  it('does not name it by what it was called before', async () => {
    const desk = await smallLibrary(smallDossier())
    const session = await desk.session()
    const { id } = await saveNote(session, HIDDEN)
    const other = await open(session, `See [[Zebra Secret]] and [[${id}|Zebra Secret]].`)
    await saveNote(session, { ...HIDDEN, id, title: 'Another' })
    await saveNote(session, { ...HIDDEN, id, title: 'A third' })
    expect(told(session, other)).toBe(`See [[${id}]] and [[${id}]].`)
  })
})

describe('the exports searched above', () => {
  it('are all that the terminal writes', async () => {
    const commands = await Promise.all(COMMANDS.map(async ({ name, load }) => ({ name, ...(await load()) })))
    const writing = commands.filter((command) => 'out' in command.options).map((command) => command.name)
    // A file of a source is given back byte for byte as it was brought in: no word of a note goes into it.
    expect(writing.filter((name) => name !== 'original save').sort()).toEqual(Object.keys(WRITING_COMMANDS).sort())
  })

  it('are all that the window can ask for', () => {
    const asked = Object.keys(calls).filter((channel) => /export|preview|print|share|send|publish|copy/.test(channel))
    // A full copy is made to hold everything, private notes too, and says so where it is asked for; nothing else answers to 'copy'.
    const copies = asked.filter((channel) => channel.startsWith('copy:'))
    expect(copies.sort()).toEqual(['copy:bring-back', 'copy:look', 'copy:make', 'copy:schedule', 'copy:status'])
    // A preview is the briefing as it would be exported, from the same model.
    expect(asked.filter((channel) => !copies.includes(channel)).sort()).toEqual([
      'briefing:export',
      'briefing:export-saved',
      'briefing:preview',
      'exchange:export',
    ])
  })

  it('are all that the app writes outside its own folder', () => {
    const writers = /\/(export-target|write-export|write-file-whole)$/
    const importing = collectImports(projectFolder)
      .filter(({ file, specifier }) => file.startsWith('src-main/') && writers.test(specifier))
      .map(({ file }) => file)
    expect([...new Set(importing)].sort()).toEqual([
      'src-main/files/write-export.ts',
      'src-main/files/write-file-whole.ts',
      'src-main/services/briefing/export-briefing.ts',
      // A file of a source, byte for byte.
      'src-main/services/content/originals.ts',
      'src-main/services/exchange/exchange-export.ts',
    ])
  })

  it('are joined by nothing that the window puts on the clipboard: addresses, and the id of a note', async () => {
    const root = join(projectFolder, 'src-renderer')
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const copying: string[] = []
    for (const { parentPath, name } of files) {
      const text = await readFile(join(parentPath, name), 'utf8')
      const copied = [...text.matchAll(/(?:clipboard\.writeText|putOnClipboard)\(([^),]*)/g)].map(([, what = '']) =>
        what.trim(),
      )
      copying.push(...copied.map((what) => `${relative(root, join(parentPath, name))}: ${what}`))
    }
    expect(copying.sort()).toEqual([
      'components/note/NoteWriter.svelte: link',
      'components/record/SourceFacts.svelte: address',
      'state/notes/note-actions.ts: address',
      'state/window/clipboard.ts: text',
      'state/window/clipboard.ts: text: string',
    ])
  })
})

function passageOf(session: DossierSession) {
  const text = session.index.sources.get('gazette')?.paragraphs[0]?.text ?? ''
  return { sourceId: 'gazette', number: '1', from: 0, to: 8, text: text.slice(0, 8) }
}
