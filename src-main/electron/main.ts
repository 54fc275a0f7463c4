/// <reference types="vite/types/importMeta.d.ts" />
import { app, dialog, Menu, session } from 'electron'
import { join } from 'node:path'
import { DossierError } from '../domain/errors'
import { registerAppScheme, serveApp } from './app-protocol'
import { closeContents, closeSession } from './lockdown'
import { startApp, type RunningApp } from './app'
import { openDataFolderOrAsk } from '../services/desktop/open-data-folder'
import { randomId } from '../services/session/make-id'
import { bundlesIn } from '../storage/dossiers/bundles'
import { ChosenFolders } from '../storage/data-folder/chosen-folders'
import { chosenFoldersFile, resolveDataFolder } from '../storage/data-folder/default-data-folder'
import { nodeDisk } from '../storage/disk/disk'
import { openDossierStorage } from '../storage/dossiers/dossier-storage'
import { switchDataFolder } from '../storage/data-folder/switch-data-folder'
import { dataFolderQuestions } from './data-folder-questions'
import { prepareProfile } from './window-profile'

/** `electron-vite dev` names the address of its server. A build has no such way in, whatever stands in its environment. */
const devUrl = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined
const lockdown = devUrl === undefined ? {} : { devOrigin: new URL(devUrl).origin }
const dataFolder = resolveDataFolder(process.argv.slice(1), process.env)

// Chromium refuses its sandbox to root; there the launcher adds --no-sandbox, and each window still asks for one.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
const profile = prepareProfile(dataFolder)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', profile.folder)
keepOffline()
registerAppScheme()
closeContents(lockdown)

// Without a profile of its own there is no lock to take, and the start below says what is wrong with the folder.
if (profile.isTemporary || app.requestSingleInstanceLock()) {
  let running: RunningApp | null = null
  app.on('second-instance', () => running?.show())
  app.on('activate', () => running?.show())
  // On a Mac an app stays without a window; one that never came to open any ends.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || running === null) app.quit()
  })
  void app.whenReady().then(async () => {
    await closeSession(session.defaultSession, lockdown)
    serveApp(session.defaultSession, join(__dirname, '../renderer'))
    // Until the menu of the app is built, Electron's own would offer its website.
    Menu.setApplicationMenu(null)
    try {
      const opened = await openDataFolder()
      if (opened === null) {
        app.quit()
        return
      }
      running = await startApp({
        ...opened,
        resources: resources(),
        preload: join(__dirname, '../preload/preload.cjs'),
        renderThread: join(__dirname, 'render-worker.cjs'),
        readProcess: join(__dirname, 'read-process.cjs'),
        devUrl,
      })
    } catch (error) {
      const [title, text] = explainStart(error)
      // Said on the terminal first: the box waits for somebody to close it.
      console.error(`${title}: ${text}`)
      dialog.showErrorBox(title, text)
      app.exit(1)
    }
  })
} else {
  app.quit()
}

/** Where the dossiers and fonts are that came with the app. */
function resources(): string {
  return join(app.getAppPath(), 'resources')
}

/** Opens the data folder, or another one that the person chooses when this one can't be used; null when they would rather quit. */
function openDataFolder() {
  const chosenFolders = chosenFoldersFile(process.env)
  const tools = { now: () => new Date().toISOString(), makeId: randomId }
  const bundles = bundlesIn({ folder: join(resources(), 'dossiers') })
  const desk = { access: 'write-if-free', program: 'app', chosenFolders, bundles, ...tools } as const
  const chosen = new ChosenFolders(nodeDisk, chosenFolders)
  const left = { disk: nodeDisk, mayWrite: false, program: 'app', now: tools.now, chosen } as const
  return openDataFolderOrAsk(dataFolder, {
    ...dataFolderQuestions,
    open: (folder) => openDossierStorage({ ...desk, dataFolder: folder }),
    switchTo: (from, to) => switchDataFolder({ ...left, from, to }),
  })
}

/** Chromium's own errands (component updates, reliability reports, name look-ups) are switched off before it starts. */
function keepOffline(): void {
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('disable-sync')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('dns-prefetch-disable')
  app.commandLine.appendSwitch(
    'disable-features',
    'NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate,WebRtcHideLocalIpsWithMdns',
  )
  if (devUrl === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

function explainStart(error: unknown): [title: string, text: string] {
  if (error instanceof DossierError) {
    return ['Dossier could not start', [error.message, ...(error.details ?? []).slice(0, 8)].join('\n')]
  }
  const reason = error instanceof Error ? error.message : String(error)
  return ['Dossier could not start', `Something went wrong that it did not expect: ${reason}\nNothing was changed.`]
}
