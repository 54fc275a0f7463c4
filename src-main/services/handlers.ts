import { basename } from 'node:path'
import type { AppInfo, DeletedWords, EditState, Saved } from '../contract/calls'
import type { Handlers } from '../contract/dispatch'
import type { BriefingWriters } from '../domain/briefing/files'
import type { PrintedIn } from '../domain/leaving/carry'
import type { OutsideReaders } from '../domain/exchange/exchange-ports'
import type { Id } from '../domain/records/ids'
import { labelOfRecord, raisedMark } from '../domain/leaving/marked-higher'
import type { RenderBriefing, Settings } from '../domain/ports'
import { audit } from '../domain/views/audit'
import { binView } from '../domain/views/bin-view'
import { changeOutlook } from '../domain/views/change-outlook'
import { contents } from '../domain/views/contents'
import { entityPage } from '../domain/views/entity-page'
import { compareNotes, noteSummary } from '../domain/views/note-view'
import { overview } from '../domain/views/overview'
import { sourcePage } from '../domain/views/source-page'
import { timeline, undatedEvents } from '../domain/views/timeline'
import { listBackups, restoreBackup } from './desktop/backups'
import { deleteRecord, restoreFromBin } from './content/bin'
import { DataFolderDesk } from './desktop/data-folder-desk'
import { deletedWords, deleteForGood, type DeletedForGood } from './content/delete-for-good'
import { deletionOutlook } from './content/deletion-outlook'
import { createBriefingHandlers } from './briefing/briefing-handlers'
import type { CopyDesk } from './desktop/copy-desk'
import type { DossierLibrary } from './session/dossier-library'
import { found, type DossierSession } from './session/dossier-session'
import { decideBetween } from './content/edit-contradictions'
import { citeAnew, confirmCitation } from './content/edit-citations'
import { gradeSource, letStand, revertToBundle, saveClaim, saveEntity, saveSource } from './content/edit-content'
import { saveNote } from './notes/edit-notes'
import { exportDossier, FORMAT_INFO, suggestedName, type Exporters } from './exchange/exchange-export'
import { ImportDesk } from './exchange/exchange-import'
import { asFile } from '../files/incoming-file'
import type { Jobs, JobWork } from '../threads/jobs'
import { randomId } from './session/make-id'
import { createNoteHandlers } from './notes/note-handlers'
import { outgoingDossier } from './briefing/outgoing'
import { notebookOf } from './session/notebook-of'

/** The parts of the desktop that a use case needs; the paths that dialogs answer never reach the renderer. */
export interface Shell {
  /** Answers null when the dialog was closed. */
  chooseSave(suggestion: { fileName: string; kind: string; extension?: string }): Promise<string | null>
  chooseOpen(wanted: { kind: string; extensions: readonly string[] }): Promise<string | null>
  /** *Errors*: `not-found` when the file or a program for it is missing. */
  openFile(path: string): Promise<void>
  showFile(path: string): void
  /** Answers null when the dialog was closed. */
  chooseFolder(title: string): Promise<string | null>
  showFolder(path: string): void
  /** Ends the app when everything is saved, and starts it anew. */
  restart(): void
  /** The window has handed over what it had not saved. */
  handedOver(): void
  /** What stands in the window and has not reached the main process. */
  holds(labels: readonly string[]): void
  /** Resolves when every window has handed over what it had not saved, or does not answer. */
  gather(): Promise<void>
  /** *Errors*: `conflict` when there are too many. */
  openWindow(place: string): void
}

/** What the handlers of one window work with. `shell` and `jobs` are its own, the rest belongs to all. */
export interface AppContext {
  library: DossierLibrary
  settings: { value: Settings; save(settings: Settings): Promise<void> }
  tell: Tell
  shell: Shell
  jobs: Jobs
  /** One for all windows. */
  copies: CopyDesk
  render: RenderBriefing
  briefingWriters: BriefingWriters
  printedIn: PrintedIn
  exporters: Exporters
  readers: OutsideReaders
  app: { version: string; platform: string; dataFolder: string; firstDossier: Id }
}

/** Tells the other windows what this one changed. */
export interface Tell {
  dossiersChanged(): void
  dossierChanged(session: DossierSession): void
  remembered(key: string, value: string | number | boolean): void
}

/** The app's answer to every call of the contract, for one window: what it was shown to choose from is known to it alone. */
export function createHandlers(context: AppContext): Handlers {
  const { library, settings, shell, jobs, tell } = context
  const folders = new DataFolderDesk(library, randomId)
  const imports = new ImportDesk(library, context.readers.dossier, randomId)
  const open = (dossierId: Id) => library.open(dossierId)
  const saved = async (dossierId: Id, edit: (session: DossierSession) => Promise<Id>): Promise<Saved> => {
    const session = await open(dossierId)
    const id = await edit(session)
    return { id, edit: editState(session) }
  }
  /** Work that takes a dossier, or the whole data folder, from under the other windows: what they still hold is wanted first. */
  const overAll = async <T>(work: () => Promise<T>): Promise<T> => {
    await shell.gather()
    try {
      return await work()
    } finally {
      tell.dossiersChanged()
    }
  }
  const listed = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    tell.dossiersChanged()
    return answer
  }
  return {
    'app:info': () => appInfo(context),
    'app:remember': async ({ key, value }) => {
      const saving = settings.save({
        ...settings.value,
        renderer: { ...settings.value.renderer, [key]: value },
      })
      tell.remembered(key, value)
      await saving
      return null
    },
    'window:open': ({ place }) => {
      shell.openWindow(place)
      return null
    },
    'window:holds': ({ labels }) => {
      shell.holds(labels)
      return null
    },
    'window:handed-over': () => {
      shell.handedOver()
      return null
    },
    'app:restart': () => {
      shell.restart()
      return null
    },

    'data:choose-folder': async () => {
      const folder = await shell.chooseFolder('Choose a folder for your work')
      return folder === null ? null : folders.lookAt(folder)
    },
    'data:move': ({ token }) => {
      const move = folders.move(token)
      return { jobId: jobs.start((onProgress, signal) => overAll(() => move(onProgress, signal))) }
    },
    'data:switch': async ({ token }) => {
      await overAll(() => folders.switchTo(token))
      return null
    },
    'data:show-folder': () => {
      shell.showFolder(context.app.dataFolder)
      return null
    },

    'dossier:list': () => library.list(),
    'dossier:open': async ({ dossierId }) => {
      const session = await open(dossierId)
      if (settings.value.lastDossier !== dossierId) await settings.save({ ...settings.value, lastDossier: dossierId })
      return contents(session.index)
    },
    'dossier:health': async ({ dossierId }) => {
      const { store } = await open(dossierId)
      const { recovery, undecided } = store
      return {
        saveState: store.saveState(),
        refused: library.refused(),
        recovery,
        isUndecided: undecided !== null,
      }
    },
    'dossier:overview': async ({ dossierId }) => overview((await open(dossierId)).index),
    'dossier:audit': async ({ dossierId }) => audit((await open(dossierId)).index),
    'dossier:timeline': async ({ dossierId }) => {
      const { index } = await open(dossierId)
      return { items: timeline(index), undated: undatedEvents(index) }
    },
    'dossier:meta': async ({ dossierId }) => (await open(dossierId)).index.meta,
    'dossier:create': async ({ title, marking, language }) => ({
      id: await listed(library.create({ title, marking, language })),
    }),
    'dossier:duplicate': async ({ dossierId, title }) => ({
      id: await listed(library.duplicate(dossierId, title)),
    }),
    'dossier:rename': async ({ dossierId, title, marking }) => {
      const session = await open(dossierId)
      await session.edit('change the dossier’s title', () => ({
        ops: [session.put('meta', { ...session.index.meta, title, marking })],
        answer: null,
      }))
      tell.dossiersChanged()
      return null
    },
    'dossier:delete': async ({ dossierId }) => {
      await overAll(() => library.remove(dossierId))
      return null
    },
    'dossier:restore': async ({ dossierId }) => {
      await listed(library.restore(dossierId))
      return null
    },
    'dossier:delete-for-good': async ({ dossierId, deletedAt }) =>
      inWords(await listed(library.deleteForGood(dossierId, deletedAt))),

    'entity:page': async ({ dossierId, id }) => found(entityPage((await open(dossierId)).index, id), 'This page'),
    'entity:get': async ({ dossierId, id }) => found((await open(dossierId)).index.entities.get(id), 'This page'),
    'entity:save': ({ dossierId, entity }) => saved(dossierId, (session) => saveEntity(session, entity)),
    'claim:get': async ({ dossierId, id }) => found((await open(dossierId)).index.claims.get(id), 'This claim'),
    'claim:save': ({ dossierId, claim }) => saved(dossierId, (session) => saveClaim(session, claim)),
    'citation:confirm': ({ dossierId, at, words }) =>
      saved(dossierId, (session) => confirmCitation(session, at, words)),
    'citation:replace': ({ dossierId, at, ...change }) => saved(dossierId, (session) => citeAnew(session, at, change)),
    'claim:let-stand': ({ dossierId, ids }) => saved(dossierId, (session) => letStand(session, ids)),
    'claim:decide': ({ dossierId, ...choice }) => saved(dossierId, (session) => decideBetween(session, choice)),
    'source:page': async ({ dossierId, id }) => found(sourcePage((await open(dossierId)).index, id), 'This source'),
    'source:get': async ({ dossierId, id }) => found((await open(dossierId)).index.sources.get(id), 'This source'),
    'source:save': async ({ dossierId, source }) => {
      const session = await open(dossierId)
      const answer = await saveSource(session, source)
      return { ...answer, edit: editState(session) }
    },
    'source:grade': ({ dossierId, id, grade }) => saved(dossierId, (session) => gradeSource(session, id, grade)),
    'source:choose-text': async () => {
      const path = await shell.chooseOpen({
        kind: 'Text',
        extensions: ['txt', 'md', 'markdown', 'text'],
      })
      return path === null ? null : { name: basename(path), text: await context.readers.text(path) }
    },

    'note:list': async ({ dossierId }) => {
      const session = await open(dossierId)
      const { index } = session
      const { targets } = notebookOf(session)
      return Object.values(index.notes)
        .sort(compareNotes)
        .map((note) => noteSummary(index, note, targets))
    },
    'note:get': async ({ dossierId, id }) => found((await open(dossierId)).index.notes[id], 'This note'),
    'note:save': async ({ dossierId, note }) => {
      const session = await open(dossierId)
      const answer = await saveNote(session, note)
      return { ...answer, edit: editState(session) }
    },

    ...createNoteHandlers({
      open,
      editState,
      readMarkdownFolder: context.readers.folder,
      jobs,
      chooseFolder: (title) => shell.chooseFolder(title),
    }),

    'record:delete': ({ dossierId, collection, id }) =>
      saved(dossierId, (session) => deleteRecord(session, collection, id)),
    'record:change-outlook': async ({ dossierId, change }) => {
      const session = await open(dossierId)
      return changeOutlook(session.index, change, (id) => notebookOf(session).naming(id))
    },
    'record:outlook': async ({ dossierId, what }) => deletionOutlook(await open(dossierId), what),
    'record:revert': ({ dossierId, collection, id }) =>
      saved(dossierId, (session) => revertToBundle(session, collection, id)),
    'bin:list': async ({ dossierId, private: words }) => binView((await open(dossierId)).index, words),
    'bin:holdings': ({ dossierId }) => library.storage.holdings(dossierId),
    'bin:delete': async ({ dossierId, entries }) => {
      await shell.gather()
      const deleted = await deleteForGood(library, dossierId, entries)
      return { ...inWords(deleted), edit: editState(await open(dossierId)) }
    },
    'bin:restore': ({ dossierId, id }) => saved(dossierId, (session) => restoreFromBin(session, id)),
    'edit:state': async ({ dossierId }) => editState(await open(dossierId)),
    'edit:undo': async ({ dossierId }) => {
      const session = await open(dossierId)
      return { done: await session.undo(), edit: editState(session) }
    },
    'edit:redo': async ({ dossierId }) => {
      const session = await open(dossierId)
      return { done: await session.redo(), edit: editState(session) }
    },

    ...createBriefingHandlers({
      open,
      saved,
      shell,
      jobs,
      render: context.render,
      writers: context.briefingWriters,
      printedIn: context.printedIn,
      writeDossier: context.exporters.dossier,
      producer: `Dossier ${context.app.version}`,
    }),
    'exchange:outgoing': async ({ dossierId, marking, leaveOut = [] }) => {
      const { index } = await open(dossierId)
      const { higher } = outgoingDossier(index, { marking, leaveOut })
      return {
        higher,
        raiseTo: raisedMark(marking ?? index.meta.marking, higher),
        leftOut: leaveOut.map((id) => ({ id, label: labelOfRecord(index, id) })),
      }
    },
    'exchange:export': async ({ dossierId, format, marking, leaveOut }) => {
      const session = await open(dossierId)
      const fileName = suggestedName(session.index.meta.title, format)
      const path = await shell.chooseSave({ fileName, ...FORMAT_INFO[format] })
      if (path === null) return null
      const out = {
        path,
        producer: `Dossier ${context.app.version}`,
        exporters: context.exporters,
        marking,
        leaveOut,
      }
      return {
        jobId: jobs.start((onProgress, signal) => exportDossier(session, format, out, { onProgress, signal })),
      }
    },
    'exchange:inspect': async () => {
      const path = await shell.chooseOpen({ kind: 'Dossier', extensions: ['dossier', 'pdf'] })
      if (path === null) return null
      return {
        jobId: jobs.start(async (onProgress, signal) => ({
          kind: 'inspected',
          ...(await imports.inspect(path, { onProgress, signal })),
        })),
      }
    },
    'exchange:inspect-dropped': (file) => ({
      jobId: jobs.start((onProgress, signal) =>
        asFile(file, async (path) => {
          const { token, plan } = await imports.inspect(path, { onProgress, signal })
          return { kind: 'inspected', token, plan: { ...plan, fileName: file.name } }
        }),
      ),
    }),
    'exchange:import': async ({ token, as, each }) => {
      if (as !== undefined && as !== 'new') await shell.gather()
      return listed(imports.bringIn(token, as, each))
    },

    'backup:list': ({ dossierId }) => listBackups(library, dossierId),
    'backup:inspect': ({ dossierId, backupId }) => library.storage.backups.inspect(dossierId, backupId),
    'backup:create': async ({ dossierId }) => {
      const session = await open(dossierId)
      const backup = await library.storage.backups.create(dossierId)
      tell.dossierChanged(session)
      return backup
    },
    'backup:restore': async ({ dossierId, backupId }) => {
      await shell.gather()
      await restoreBackup(library, dossierId, backupId)
      tell.dossierChanged(await open(dossierId))
      return null
    },
    'recovery:accept': async ({ dossierId }) => {
      const session = await open(dossierId)
      await session.store.goOnWithRecovered()
      tell.dossierChanged(session)
      return null
    },

    'copy:status': () => context.copies.status(),
    'copy:make': async ({ again }) => {
      const { copies } = context
      const folder = again ? copies.folder() : await shell.chooseFolder('Choose a folder on another disk')
      if (folder === null) return null
      await shell.gather()
      return { jobId: jobs.start(copies.copyTo(folder)) }
    },
    'copy:schedule': async ({ every }) => {
      await context.copies.schedule(every)
      return null
    },
    'copy:look': async () => {
      const folder = await shell.chooseFolder('Choose a copy, or the folder it lies in')
      if (folder === null) return null
      const look: JobWork = async (onProgress, signal) => ({
        kind: 'copy-looked',
        ...(await context.copies.look(folder, { onProgress, signal })),
      })
      return { jobId: jobs.start(look) }
    },
    'copy:bring-back': ({ token, how }) => {
      const bring = context.copies.bringBack(token, how)
      const work: JobWork = async (onProgress, signal) => {
        await shell.gather()
        return { kind: 'brought-back', summary: await bring({ onProgress, signal }) }
      }
      return { jobId: jobs.start(work) }
    },

    'job:cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'file:open': async ({ token }) => {
      await shell.openFile(jobs.fileOf(token))
      return null
    },
    'file:show': ({ token }) => {
      shell.showFile(jobs.fileOf(token))
      return null
    },
  }
}

function inWords(deleted: DeletedForGood): DeletedWords {
  return { words: deletedWords(deleted), complete: deleted.left.length === 0 }
}

/** What Undo and Redo would take back now. */
export function editState(session: DossierSession): EditState {
  const { undo, redo } = session.undoState()
  return { undo: undo?.label ?? null, redo: redo?.label ?? null }
}

async function appInfo({ library, settings, app }: AppContext): Promise<AppInfo> {
  const dossiers = await library.list()
  const last = dossiers.find(({ id, deletedAt }) => id === settings.value.lastDossier && deletedAt === undefined)
  const dossierId = last?.id ?? app.firstDossier
  return {
    version: app.version,
    platform: app.platform,
    dataFolder: app.dataFolder,
    dossiers,
    dossierId,
    warnings: library.storage.warnings,
    remembered: settings.value.renderer ?? {},
  }
}
