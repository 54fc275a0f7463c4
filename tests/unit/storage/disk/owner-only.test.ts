import { chmod, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createErrorLog } from '../../../../src-main/files/error-log'
import { exportDossier } from '../../../../src-main/services/exchange/exchange-export'
import { asFile } from '../../../../src-main/files/incoming-file'
import { writeFileWhole } from '../../../../src-main/files/write-file-whole'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { restoreBackup } from '../../../../src-main/services/desktop/backups'
import { EXPORTERS } from '../../../../src-main/exporters/exporters'
import { nodeDisk, type Disk } from '../../../../src-main/storage/disk/disk'
import { openDossierStorage } from '../../../../src-main/storage/dossiers/dossier-storage'
import { countingTools } from '../../../support/counting-tools'
import { smallLibrary } from '../../../support/library'
import { tempFolder } from '../../../support/temp-folder'

const hasModes = process.platform !== 'win32'
const OTHERS = 0o077

/** The mask that the person's shell gives every program. */
function underMask(mask: number): void {
  const before = process.umask(mask)
  onTestFinished(() => void process.umask(before))
}

/** Everything under a folder that others may do something with, with the folder itself. */
async function openToOthers(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true })
  const paths = [folder, ...entries.map((entry) => join(folder, entry))]
  const states = await Promise.all(paths.map(async (path) => ({ path, mode: (await lstat(path)).mode })))
  return states.filter(({ mode }) => (mode & OTHERS) !== 0).map(({ path, mode }) => `${path} ${mode.toString(8)}`)
}

const draft = (body: string) => ({ title: '', body, tags: [], targets: [] })

/** Uses a library in every way that makes a file. */
async function useAll() {
  const desk = await smallLibrary()
  const session = await desk.session()
  const first = await saveNote(session, draft('one'))
  await saveNote(session, { ...draft('two'), id: first.id, keepBefore: true })
  const backup = await desk.library().storage.backups.create(session.id)
  await deleteRecord(session, 'notes', first.id)
  await restoreBackup(desk.library(), session.id, backup.id)
  const own = await desk.library().create({ title: 'Mine', marking: 'TLP:AMBER+STRICT' })
  await desk.library().duplicate(own, 'Mine too')
  await desk.library().remove(own)
  await desk.library().storage.writeSettings({ lastDossier: session.id })
  return desk
}

describe.runIf(hasModes)('what the app keeps', () => {
  it.each([0o000, 0o022])('is for its owner alone whatever the mask is (%o)', async (mask) => {
    underMask(mask)
    const desk = await useAll()
    expect(await openToOthers(desk.dataFolder)).toEqual([])
    await desk.reopen()
    const { storage } = desk.library()
    createErrorLog((line) => storage.log(line), countingTools())(new Error('x'), 'test')
    await expect.poll(() => nodeDisk.exists(join(desk.dataFolder, 'logs', 'dossier.log'))).toBe(true)
    expect((await readdir(desk.dataFolder)).sort()).toEqual([
      'README.txt',
      'acknowledged',
      'backups',
      'bin',
      'dossiers',
      'lock',
      'logs',
      'machine.json',
      'settings.json',
    ])
    expect(await openToOthers(desk.dataFolder)).toEqual([])
  })

  it('is so from the moment on in which it is made', async () => {
    underMask(0)
    const seen: string[] = []
    const look = async (path: string) => {
      const found = await lstat(path).catch(() => null)
      if (found && (found.mode & OTHERS) !== 0) seen.push(`${path} ${found.mode.toString(8)}`)
    }
    const watched: Disk = {
      ...nodeDisk,
      async open(path, mode) {
        const file = await nodeDisk.open(path, mode)
        await look(path)
        return file
      },
      async makeFolder(folder) {
        await nodeDisk.makeFolder(folder)
        await look(folder)
      },
    }
    const root = await tempFolder()
    const storage = await openDossierStorage({ dataFolder: join(root, 'a', 'data'), disk: watched, ...countingTools() })
    await storage.writeSettings({})
    await storage.open('d1')
    await storage.moveTo(join(root, 'b'))
    await storage.close()
    expect(seen).toEqual([])
  })

  it('is closed when it is opened, where an older version left it open', async () => {
    underMask(0o022)
    const desk = await useAll()
    await desk.library().close()
    await mkdir(join(desk.dataFolder, 'logs'))
    await mkdir(join(desk.dataFolder, 'window', 'Cache'), { recursive: true })
    await writeFile(join(desk.dataFolder, 'logs', 'dossier.log'), '{}')
    await writeFile(join(desk.dataFolder, 'settings.json.partial'), '{}')
    for (const entry of await readdir(desk.dataFolder, { recursive: true, withFileTypes: true }))
      await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
    await chmod(desk.dataFolder, 0o755)
    const chosenFolders = join(desk.root, 'config', 'dossier', 'chosen-folders.json')
    await mkdir(join(desk.root, 'config', 'dossier'), { recursive: true })
    await writeFile(chosenFolders, '[]')
    const storage = await openDossierStorage({ dataFolder: desk.dataFolder, chosenFolders, ...countingTools() })
    onTestFinished(() => storage.close())
    expect(storage.warnings).toEqual([])
    const inProfile = join(desk.dataFolder, 'window', 'Cache')
    expect((await openToOthers(desk.dataFolder)).filter((path) => !path.startsWith(inProfile))).toEqual([])
    expect(await openToOthers(join(desk.root, 'config', 'dossier'))).toEqual([])
  })

  it('is all that is closed: what else stands in the folder, or is only linked from it, stays as it is', async () => {
    underMask(0o022)
    const root = await tempFolder()
    const dataFolder = join(root, 'shared')
    await mkdir(join(dataFolder, 'dossiers'), { recursive: true })
    await mkdir(join(dataFolder, 'elsewhere'))
    await writeFile(join(dataFolder, 'elsewhere', 'a.txt'), '')
    await writeFile(join(dataFolder, 'budget.ods'), '')
    await symlink(join(dataFolder, 'elsewhere'), join(dataFolder, 'dossiers', 'link'))
    const storage = await openDossierStorage({ dataFolder, ...countingTools() })
    await storage.close()
    const modeOf = async (...path: string[]) => (await lstat(join(root, ...path))).mode & 0o777
    expect(await modeOf('shared')).toBe(0o755)
    expect(await modeOf('shared', 'budget.ods')).toBe(0o644)
    expect(await modeOf('shared', 'elsewhere')).toBe(0o755)
    expect(await modeOf('shared', 'elsewhere', 'a.txt')).toBe(0o644)
    expect(await modeOf('shared', 'dossiers')).toBe(0o700)
  })

  it('is said when it can’t be closed', async () => {
    const disk: Disk = { ...nodeDisk, closeToOthers: () => Promise.resolve('open') }
    const storage = await openDossierStorage({ dataFolder: await tempFolder(), disk, ...countingTools() })
    await storage.close()
    expect(storage.warnings).toEqual([expect.stringMatching(/^Others who use this computer may be able to read/)])
  })
})

describe.runIf(hasModes)('what leaves', () => {
  it.each([
    [0o022, 0o644, 0o755],
    [0o002, 0o664, 0o775],
    [0o077, 0o600, 0o700],
  ])('takes the person’s mask %o', async (mask, file, folder) => {
    underMask(mask)
    const desk = await smallLibrary()
    const session = await desk.session()
    const modeOf = async (path: string) => (await lstat(path)).mode & 0o777
    const out = join(desk.root, 'out.pdf')
    await writeFileWhole(out, Buffer.from('x'))
    expect(await modeOf(out)).toBe(file)
    for (const format of ['dossier', 'markdown'] as const) {
      const path = join(desk.root, `out-${format}`)
      await exportDossier(session, format, { path, producer: 'Dossier', exporters: EXPORTERS })
      expect(await modeOf(path)).toBe(format === 'markdown' ? folder : file)
      for (const name of await readdir(path).catch(() => [])) {
        const inner = await lstat(join(path, name))
        expect(inner.mode & 0o777).toBe(inner.isDirectory() ? folder : file)
      }
    }
  })
})

describe.runIf(hasModes)('a file that was dropped on the window', () => {
  it('is for its owner alone while it is looked at', async () => {
    underMask(0)
    const open = await asFile({ bytes: Buffer.from('x') }, async (path) => [...(await openToOthers(join(path, '..')))])
    expect(open).toEqual([])
  })
})
