import { app, Menu } from 'electron'
import { join } from 'node:path'
import type { DossierStorage, Settings } from '../domain/ports'
import type { Change } from '../domain/records/records'
import { CITATION_WRITERS } from '../exporters/briefing-writers'
import { EXPORTERS } from '../exporters/exporters'
import { printedIn } from '../briefing/printed-in'
import { bundlesIn } from '../storage/dossiers/bundles'
import { BriefingThread } from '../threads/briefing-thread'
import { CopyDesk } from '../services/desktop/copy-desk'
import { FIRST_DOSSIER } from '../services/session/bundled-dossiers'
import { DossierLibrary } from '../services/session/dossier-library'
import { createErrorLog } from '../files/error-log'
import type { DossierSession } from '../services/session/dossier-session'
import { createHandlers } from '../services/handlers'
import { editState } from '../services/session/edit-state'
import { writtenBy } from '../services/session/written'
import type { Tell } from '../services/app-context'
import { readingOutside } from '../threads/reading-process'
import { Jobs, type JobListener } from '../threads/jobs'
import { keepCopying } from '../services/desktop/keep-copying'
import { Leaving } from '../services/desktop/leaving'
import { pinnedMoment } from '../services/briefing/export-moment'
import { randomId } from '../services/session/make-id'
import { removeLeftFolders } from '../files/temporary-folders'
import { removeNotedExports } from '../files/unfinished-exports'
import { withinTime } from '../threads/within-time'
import { AppWindows, type AppWindow } from './app-windows'
import { desktopShell } from './desktop-shell'
import { emit, serveCalls } from './ipc'
import { buildMenu } from './menu'
import { utilityReading } from './utility-reading'
import { mayLose } from './quit-guard'
import { openWindow } from './window'

/** How long a window's place may change before it is written down. */
const PLACE_DELAY_MS = 500

/** *Units*: milliseconds that a disk which does not answer may hold up the end. What it did not take was asked about. */
const CLOSING_MS = 20_000
/** *Units*: milliseconds that the thread which prints has to end. */
const PRINTING_MS = 2_000

/** The app once it runs. */
export interface RunningApp {
  /** Brings the window that was used last before the others; opens one where there is none. */
  show(): void
}

/** Puts the app together and opens its first window. *Errors*: those of the storage and the bundled dossier. */
export async function startApp(options: {
  dataFolder: string
  storage: DossierStorage
  resources: string
  preload: string
  /** The built thread that sets briefings. */
  renderThread: string
  /** The built process that reads what comes from outside. */
  readProcess: string
  devUrl: string | undefined
}): Promise<RunningApp> {
  const tools = {
    now: () => new Date().toISOString(),
    makeId: randomId,
    pinned: () => pinnedMoment(process.env),
    exporting: options.storage.exporting,
  }
  const { storage } = options
  const logSurprise = createErrorLog((line) => storage.log(line), tools)
  const bundles = bundlesIn({ folder: join(options.resources, 'dossiers') })
  const library = new DossierLibrary(bundles, storage, tools)
  const settings = await openSettings(storage, logSurprise)

  library.onOpen(({ id, store }) =>
    store.onSaveState((state) =>
      emit(windows.contents, 'save:state', { dossierId: id, state, refused: library.refused() }),
    ),
  )
  const tellChanged = (changed: DossierSession, change?: Change) => {
    const notesGone = change?.ops.flatMap((op) => (op.collection === 'notes' && !op.after ? [op.id] : [])) ?? []
    const written = change ? writtenBy(changed.index, change) : null
    emit(windows.contents, 'dossier:changed', { dossierId: changed.id, edit: editState(changed), notesGone, written })
  }
  library.onChange(tellChanged)

  const briefings = new BriefingThread(options.renderThread, {
    fontsFolder: join(options.resources, 'fonts'),
  })
  const reading = readingOutside(utilityReading(options.readProcess))
  void removeLeftFolders()
  void removeNotedExports(storage.exporting)
  /** The window that changed it knows. */
  const tellOthers = (own: AppWindow): Tell => {
    const others = () => windows.contents.filter((window) => window !== own.window)
    return {
      dossiersChanged: () => emit(others(), 'dossiers:changed', {}),
      dossierChanged: (changed) => tellChanged(changed),
      remembered: (key, value) => emit(others(), 'remembered:changed', { key, value }),
    }
  }
  const written = new Map<string, string>()
  const copies = new CopyDesk(library, settings, randomId, {
    dossiersChanged: () => emit(windows.contents, 'dossiers:changed', {}),
    reopened: (id) => void library.open(id).then((session) => tellChanged(session)),
  })
  const copying = keepCopying({ library, copies, now: tools.now, onSurprise: (error) => logSurprise(error, 'copy') })
  /** Each window has its own: what one is shown to choose from, and the preview it waits for, are not another's. */
  const handlersFor = (own: AppWindow) =>
    createHandlers({
      library,
      settings,
      copies,
      tell: tellOthers(own),
      shell: {
        ...desktopShell(own.window, app.getPath('documents')),
        savedLast: () => own.savedLast(),
        holds: (labels) => (own.holds = labels),
        gather: async () => void (await Promise.all(windows.all.map((window) => window.saveLast()))),
        openWindow: (address) => void windows.open(address),
        restart: () => void leaving.end(() => app.relaunch()),
      },
      jobs: new Jobs(randomId, jobListener(own, windows), (error) => logSurprise(error, 'job'), written),
      render: briefings.render,
      briefingWriters: {
        html: briefings.writer('html'),
        markdown: briefings.writer('markdown'),
        ...CITATION_WRITERS,
      },
      printedIn,
      exporters: EXPORTERS,
      reading,
      app: {
        version: app.getVersion(),
        platform: process.platform,
        dataFolder: options.dataFolder,
        firstDossier: FIRST_DOSSIER,
      },
    })
  const rememberPlace = debounce(PLACE_DELAY_MS, (place: NonNullable<Settings['window']>) => {
    void settings.save({ ...settings.value, window: place })
  })
  const windows: AppWindows = new AppWindows({
    open: (place, beside) =>
      openWindow({
        preload: options.preload,
        devUrl: options.devUrl,
        remembered: settings.value.window,
        beside,
        place,
        onPlace: rememberPlace,
      }),
    handlersFor,
    mayClose: (window) => leaving.mayClose(window),
  })
  const leaving = new Leaving<AppWindow>({
    windows: () => windows.all,
    inFront: () => windows.inFront,
    unsaved: () => library.unsaved(),
    mayLose: (loss, before) => mayLose(loss, before?.window),
    quit: quitSoon,
    endsWithLastWindow: process.platform !== 'darwin',
  })
  // Fails here, before a window shows, when the bundled dossier does not parse.
  await library.open(settings.value.lastDossier ?? FIRST_DOSSIER).catch(() => library.open(FIRST_DOSSIER))

  serveCalls(
    (contents) => windows.of(contents)?.handlers,
    logSurprise,
    options.devUrl === undefined ? undefined : new URL(options.devUrl).origin,
  )
  Menu.setApplicationMenu(
    buildMenu({
      isMac: process.platform === 'darwin',
      isDevelopment: options.devUrl !== undefined,
      send: (command, window) => {
        const to = windows.all.find((one) => one.window === window) ?? windows.inFront
        // On a Mac the menu is there without a window: whatever was wanted begins with one.
        if (to) emit([to.window], 'menu:command', { command })
        else windows.open()
      },
    }),
  )
  app.on('before-quit', (event) => {
    if (!leaving.mayQuit()) event.preventDefault()
  })
  closeOnQuit(async () => {
    rememberPlace.flush()
    // Nothing that is to be kept waits for a thread that ends only when it has heard of it.
    const printing = briefings.close()
    await copying.atEnd()
    await settings.settled()
    await withinTime(library.close(), CLOSING_MS)
    await withinTime(printing, PRINTING_MS)
  }, logSurprise)
  windows.open()
  return { show: () => (windows.inFront ?? windows.open()).show() }
}

/** Tells the window that asked for the work, since its progress and its 'Stop' stand there; how it ended, if that one is closed, the window in front. */
function jobListener(owner: AppWindow, windows: AppWindows): JobListener {
  return {
    onProgress: (jobId, progress) => emit([owner.window], 'job:progress', { jobId, progress }),
    onDone: (jobId, outcome) => {
      if (!owner.isGone) emit([owner.window], 'job:done', { jobId, outcome })
      else if (windows.inFront) emit([windows.inFront.window], 'job:left', { outcome })
    },
  }
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
        quitSoon()
      })
  })
}

/** Electron lets a quit go that is asked for before it has heard that the one before was held. */
function quitSoon(): void {
  setImmediate(() => app.quit())
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
