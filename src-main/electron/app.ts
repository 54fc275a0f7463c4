import { app, BrowserWindow, Menu } from 'electron'
import { join } from 'node:path'
import type { DossierStorage, Settings } from '../domain/ports'
import { CITATION_WRITERS } from '../exporters/briefing-writers'
import { dossierJson } from '../exporters/dossier-file'
import { EXPORTERS } from '../exporters/exporters'
import { markdownFolderReader } from '../importers/markdown-folder'
import { readAttachment } from '../briefing/read-attachment'
import { readDossierJson } from '../importers/dossier-file'
import { bundleReader } from '../storage/bundle-reader'
import { BriefingThread } from '../services/briefing-thread'
import { FIRST_DOSSIER } from '../services/bundled-dossiers'
import { DossierLibrary } from '../services/dossier-library'
import { createErrorLog } from '../services/error-log'
import { createHandlers, editState } from '../services/handlers'
import { importThread } from '../services/import-thread'
import { incomingReader } from '../services/incoming-file'
import { Jobs } from '../services/jobs'
import { randomId } from '../services/make-id'
import { desktopShell } from './desktop-shell'
import { emit, serveCalls } from './ipc'
import { buildMenu } from './menu'
import { guardUnsaved, HandOver } from './quit-guard'
import { openWindow } from './window'

/** How long the window's place may change before it is written down. */
const PLACE_DELAY_MS = 500

/** Puts the app together and opens its window. *Errors*: those of the storage and the bundled dossier. */
export async function startApp(options: {
  dataFolder: string
  storage: DossierStorage
  resources: string
  preload: string
  /** The built thread that sets briefings. */
  renderThread: string
  /** The built thread that reads dossier files. */
  readThread: string
  devUrl: string | undefined
}): Promise<void> {
  const tools = { now: () => new Date().toISOString(), makeId: randomId }
  const logSurprise = createErrorLog(join(options.dataFolder, 'logs', 'dossier.log'), tools)
  const { storage } = options
  const bundles = bundleReader({ folder: join(options.resources, 'dossiers') })
  const library = new DossierLibrary(bundles, storage, tools)
  const settings = await openSettings(storage, logSurprise)
  const windows = () => BrowserWindow.getAllWindows()

  const jobs = new Jobs(
    randomId,
    {
      onProgress: (jobId, progress) => emit(windows(), 'job:progress', { jobId, progress }),
      onDone: (jobId, outcome) => emit(windows(), 'job:done', { jobId, outcome }),
    },
    (error) => logSurprise(error, 'job'),
  )
  library.onOpen(({ id, store }) =>
    store.onSaveState((state) => emit(windows(), 'save:state', { dossierId: id, state })),
  )
  library.onChange((changed) => emit(windows(), 'dossier:changed', { dossierId: changed.id, edit: editState(changed) }))
  // Fails here, before a window shows, when the bundled dossier does not parse.
  await library.open(settings.value.lastDossier ?? FIRST_DOSSIER).catch(() => library.open(FIRST_DOSSIER))

  const briefings = new BriefingThread(options.renderThread, {
    fontsFolder: join(options.resources, 'fonts'),
  })
  const handOver = new HandOver(() => emit(windows(), 'window:closing', {}))
  const readDossier = incomingReader({
    readDossierFile: importThread(options.readThread),
    readAttachment,
    readDossierJson,
  })
  const handlers = createHandlers({
    library,
    settings,
    shell: {
      ...desktopShell(() => BrowserWindow.getFocusedWindow() ?? windows()[0], app.getPath('documents')),
      handedOver: () => handOver.done(),
    },
    jobs,
    render: briefings.render,
    briefingWriters: {
      html: briefings.writer('html'),
      markdown: briefings.writer('markdown'),
      ...CITATION_WRITERS,
    },
    dossierJson,
    exporters: EXPORTERS,
    readDossierFile: readDossier,
    readMarkdownFolder: markdownFolderReader(),
    app: {
      version: app.getVersion(),
      platform: process.platform,
      dataFolder: options.dataFolder,
      firstDossier: FIRST_DOSSIER,
    },
  })
  serveCalls(handlers, windows, logSurprise, options.devUrl === undefined ? undefined : new URL(options.devUrl).origin)
  Menu.setApplicationMenu(
    buildMenu({
      isMac: process.platform === 'darwin',
      isDevelopment: options.devUrl !== undefined,
      send: (command) => emit(windows(), 'menu:command', { command }),
    }),
  )

  const rememberPlace = debounce(PLACE_DELAY_MS, (place: NonNullable<Settings['window']>) => {
    void settings.save({ ...settings.value, window: place })
  })
  const window = openWindow({
    preload: options.preload,
    ...(options.devUrl !== undefined && { devUrl: options.devUrl }),
    remembered: settings.value.window,
    onPlace: rememberPlace,
  })
  guardUnsaved(window, library, handOver)
  closeOnQuit(async () => {
    rememberPlace.flush()
    await settings.settled()
    await briefings.close()
    await library.close()
  }, logSurprise)
}

async function openSettings(
  storage: { readSettings(): Promise<Settings>; writeSettings(settings: Settings): Promise<void> },
  logSurprise: (error: unknown, where: string) => string,
) {
  let writing: Promise<void> = Promise.resolve()
  const settings = {
    value: await storage.readSettings(),
    /** Settings are not anybody's work: a failure to keep them is logged and otherwise ignored. */
    save(next: Settings): Promise<void> {
      settings.value = next
      writing = writing
        .then(() => storage.writeSettings(next))
        .catch((error: unknown) => {
          logSurprise(error, 'settings')
        })
      return writing
    },
    settled: () => writing,
  }
  return settings
}

/** Holds the quit until everything is written. */
function closeOnQuit(close: () => Promise<void>, logSurprise: (error: unknown, where: string) => string): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close()
      .catch((error: unknown) => logSurprise(error, 'quit'))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

function debounce<T>(delayMs: number, work: (value: T) => void): ((value: T) => void) & { flush(): void } {
  let timer: NodeJS.Timeout | undefined
  let pending: { value: T } | undefined
  const flush = () => {
    clearTimeout(timer)
    const due = pending
    pending = undefined
    if (due) work(due.value)
  }
  return Object.assign(
    (value: T) => {
      pending = { value }
      clearTimeout(timer)
      timer = setTimeout(flush, delayMs)
    },
    { flush },
  )
}
