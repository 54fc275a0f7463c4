import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Settings } from '../domain/ports'
import { APP_ORIGIN } from './app-protocol'
import { MINIMUM_SIZE, placeBeside, placeWindow } from '../services/desktop/window-bounds'

/** The frame colour before the page has painted. *Source*: token `bg` of the renderer's styles. */
const BACKGROUND = { light: '#f4f2ed', dark: '#161615' }

/** Opens a window and tells where it is: when that changes, and when it is used again after another one. */
export function openWindow(options: {
  preload: string
  devUrl?: string | undefined
  /** Where a first window is put. */
  remembered: Settings['window']
  /** The window that a further one is put beside. */
  beside?: BrowserWindow | undefined
  /** What the window shows first, as it stands behind the page's address; without it the page decides. */
  place?: string | undefined
  onPlace: (place: NonNullable<Settings['window']>) => void
}): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...(options.beside
      ? placeBeside(options.beside.getNormalBounds(), screens)
      : placeWindow(options.remembered, screens)),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Dossier',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (!options.beside && options.remembered?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  const tell = () => {
    if (window.isDestroyed() || window.isMinimized()) return
    options.onPlace({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  window.on('resized', tell)
  window.on('moved', tell)
  window.on('resize', tell)
  window.on('move', tell)
  window.on('maximize', tell)
  window.on('unmaximize', tell)
  window.on('focus', tell)
  void window.loadURL(`${options.devUrl ?? `${APP_ORIGIN}/index.html`}${options.place ?? ''}`)
  return window
}
