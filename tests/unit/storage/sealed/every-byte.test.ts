import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { projectFolder } from '../../../../scripts/lib/project.mjs'
import { createErrorLog } from '../../../../src-main/files/error-log'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { DossierLibrary } from '../../../../src-main/services/session/dossier-library'
import { bundlesIn } from '../../../../src-main/storage/dossiers/bundles'
import { openDossierStorage } from '../../../../src-main/storage/dossiers/dossier-storage'
import { sealForm } from '../../../../src-main/storage/data-folder/data-layout'
import { meansIn } from '../../../support/leaks/writing-modules'
import { countingTools } from '../../../support/counting-tools'
import { tinyDossier } from '../../../support/library'
import { tempFolder } from '../../../support/temp-folder'
import { toySeal } from '../../../support/toy-seal'

/** A word that stands in everything that is typed. */
const TYPED = 'zq-typed-zq'

/** Everything in a folder, by its path there. */
async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path))
  }
  return found
}

/** A library of one bundled dossier whose data folder is sealed. */
async function sealedLibrary() {
  const root = await tempFolder()
  const [dataFolder, folder] = [join(root, 'data'), join(root, 'bundles')]
  const content = tinyDossier()
  await mkdir(join(folder, content.dossier.id), { recursive: true })
  await writeFile(join(folder, content.dossier.id, 'dossier.json'), JSON.stringify(content))
  const [tools, bundles] = [countingTools(), bundlesIn({ folder })]
  const open = async () =>
    new DossierLibrary(bundles, await openDossierStorage({ dataFolder, bundles, seal: toySeal, ...tools }), tools)
  let library = await open()
  onTestFinished(() => library.close())
  return {
    dataFolder,
    library: () => library,
    session: () => library.open(content.dossier.id),
    async reopen() {
      await library.close()
      library = await open()
    },
  }
}

/** Uses a library in every way that writes, with the word in everything. */
async function useAll() {
  const desk = await sealedLibrary()
  const session = await desk.session()
  const draft = { targets: [], title: `${TYPED} title`, body: `${TYPED} body`, tags: [TYPED] }
  const { id, updatedAt } = await saveNote(session, draft)
  await saveNote(session, { ...draft, id, body: `${TYPED} again`, baseUpdatedAt: updatedAt, keepBefore: true })
  await deleteRecord(session, 'notes', (await saveNote(session, draft)).id)
  const { storage } = desk.library()
  await storage.backups.create(session.id)
  const own = await desk.library().create({ title: TYPED, marking: 'TLP:AMBER' })
  await desk.library().duplicate(own, `${TYPED} too`)
  await desk.library().remove(own)
  await storage.writeSettings({ renderer: { search: TYPED } })
  await storage.log('{"begun":true}')
  createErrorLog((line) => storage.log(line), countingTools())(new Error(`at ${TYPED}`), 'test')
  await expect
    .poll(async () => (await readFile(join(desk.dataFolder, 'logs', 'dossier.log'))).toString().split('\n').length)
    .toBe(3)
  return { desk, noteId: id }
}

describe('under a seal', () => {
  it('no byte of what was typed stands readable in the data folder, in no file and no name', async () => {
    const { desk, noteId } = await useAll()
    const session = await desk.session()
    expect(session.index.notes[noteId]?.body).toBe(`${TYPED} again`)
    const open = await filesIn(desk.dataFolder)
    await desk.reopen()
    const closed = await filesIn(desk.dataFolder)
    expect((await desk.session()).index.notes[noteId]?.body).toBe(`${TYPED} again`)
    for (const files of [open, closed]) {
      const places = new Set([...files.keys()].map((path) => path.split('/')[0]))
      expect([...places].sort()).toEqual(
        expect.arrayContaining(['README.txt', 'acknowledged', 'backups', 'bin', 'dossiers', 'logs', 'settings.json']),
      )
      for (const [path, bytes] of files) {
        for (const word of [TYPED, Buffer.from(TYPED, 'utf16le')]) expect(bytes.includes(word), path).toBe(false)
        expect(path).not.toContain(TYPED)
        // Nor anything else that storage writes: not one line of JSON, and no title.
        if (sealForm(path) !== 'open') expect(bytes.includes('":'), path).toBe(false)
      }
    }
  })

  it('a data folder is moved as it is sealed', async () => {
    const { desk } = await useAll()
    const to = join(await tempFolder(), 'moved')
    await desk.library().storage.moveTo(to)
    const moved = await filesIn(to)
    expect([...moved.keys()].some((path) => path.startsWith('dossiers/'))).toBe(true)
    for (const [path, bytes] of moved) expect(bytes.includes(TYPED), path).toBe(false)
  })
})

describe('what is written to the data folder', () => {
  it('goes through the one disk that the seal stands before', async () => {
    // Who else in the main process may write files, and where: none of them into the data folder, but for Chromium's own.
    const elsewhere: Readonly<Record<string, string>> = {
      'src-main/electron/window-profile.ts': 'makes the folder for Chromium’s own files',
      'src-main/files/export-target.ts': 'where the person chose',
      'src-main/files/incoming-file.ts': 'the system’s temporary folder',
      'src-main/files/put-in-place.ts': 'gives names alone, also for the one disk',
      'src-main/files/temporary-folders.ts': 'the system’s temporary folder',
      'src-main/files/unfinished-exports.ts': 'where the person chose',
    }
    const writers: string[] = []
    const barehanded: string[] = []
    for (const entry of await readdir(join(projectFolder, 'src-main'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
      const path = join(entry.parentPath, entry.name)
      const file = path.slice(projectFolder.length + 1).replaceAll('\\', '/')
      const text = await readFile(path, 'utf8')
      if (writes(text)) writers.push(file)
      if (/import (?!type)[^'"]*\bnodeDisk\b/.test(text)) barehanded.push(file)
    }
    expect(writers.filter((file) => elsewhere[file] === undefined).sort()).toEqual([
      // Both open to read.
      'src-main/importers/incoming-file.ts',
      'src-main/importers/memory-watch.ts',
      'src-main/storage/disk/disk.ts',
    ])
    expect(barehanded.sort()).toEqual([
      // Notes which data folder was chosen; the lock and the README that it makes there stand open.
      'src-main/electron/main.ts',
      // Reads what comes with the app.
      'src-main/storage/dossiers/bundles.ts',
      'src-main/storage/dossiers/dossier-storage.ts',
    ])
  })

  it.each([
    ["import { appendFile } from 'node:fs/promises'", true],
    ["import { mkdirSync } from 'node:fs'", true],
    ["import { rm } from 'node:fs/promises'", true],
    ["import { readFile, stat } from 'node:fs/promises'", false],
  ])('would be seen: %s', (text, isSeen) => {
    expect(writes(text)).toBe(isSeen)
  })
})

/** True for a module that has a way to change files. */
function writes(text: string): boolean {
  const changes =
    /import (?!type)[^'"]*\b(mkdir|mkdirSync|mkdtempSync|rm|rmSync|unlink|unlinkSync|truncate|chmod|utimes)\b[^'"]*from 'node:fs(?:\/promises)?'/
  return changes.test(text) || meansIn(text).some((means) => means === 'files' || means === 'all of the file system')
}
