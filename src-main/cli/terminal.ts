import { join } from 'node:path'
import { bundlesIn } from '../storage/dossiers/bundles'
import { chosenFoldersFile, resolveDataFolder } from '../storage/data-folder/default-data-folder'
import { openDossierStorage } from '../storage/dossiers/dossier-storage'
import { removeNotedExports } from '../files/unfinished-exports'
import { DossierLibrary } from '../services/session/dossier-library'
import { pinnedMoment } from '../services/briefing/export-moment'
import { randomId } from '../services/session/make-id'
import type { Access, Terminal } from './command'
import type { Surroundings } from './surroundings'

/** The terminal a command works at; the library is opened when the command first asks for it. */
export function openTerminal(
  { projectFolder, reading, env, print, warn }: Surroundings,
  version: string,
  dataDirArgs: readonly string[],
): Terminal & { close(): Promise<void> } {
  const resources = join(projectFolder, 'resources')
  const tools = { now: () => new Date().toISOString(), makeId: randomId, pinned: () => pinnedMoment(env) }
  let library: Promise<DossierLibrary> | undefined
  const dataFolder = () => resolveDataFolder(dataDirArgs, env)
  const bundles = bundlesIn({ folder: join(resources, 'dossiers') })
  const openLibrary = async (access: Access) => {
    const storage = await openDossierStorage({
      dataFolder: dataFolder(),
      chosenFolders: chosenFoldersFile(env),
      access,
      whenDiskFails: 'refuse',
      bundles,
      ...tools,
    })
    await removeNotedExports(storage.exporting)
    return new DossierLibrary(bundles, storage, { ...tools, exporting: storage.exporting })
  }
  const terminal: Terminal & { close(): Promise<void> } = {
    print,
    warn,
    dataFolder,
    resources,
    reading,
    version,
    library: (access) => (library ??= openLibrary(access)),
    open: async (id, access) => {
      const session = await (await terminal.library(access)).open(id)
      for (const sentence of session.store.recovery) warn(sentence)
      return session
    },
    close: async () => {
      // A library that did not open has already been reported.
      const opened = await library?.catch(() => undefined)
      await opened?.close()
    },
  }
  return terminal
}
