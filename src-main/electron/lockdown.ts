import { app, type Session } from 'electron'
import { APP_ORIGIN } from './app-protocol'

/** Where `electron-vite dev` serves the renderer; the only other origin that a window may load, and only in development. */
export interface Lockdown {
  devOrigin?: string
}

/** To put text on the clipboard after a press of the reader's, as an address is. What is on it can't be read. */
const ONLY_PERMISSION = 'clipboard-sanitized-write'

/**
 * Leads nowhere: its name is never looked up, since the host resolver knows no name. What asks for a proxy, as WebRTC does when it may
 * not go around one, ends there without a packet.
 */
const NO_PROXY_THERE = 'socks5://nowhere.invalid:1'

/** Cancels every request that is not the app's own, and refuses every permission but one. */
export async function closeSession(session: Session, { devOrigin }: Lockdown): Promise<void> {
  const devSocket = devOrigin?.replace(/^http/, 'ws')
  session.webRequest.onBeforeRequest((details, answer) => {
    const own =
      details.url.startsWith(`${APP_ORIGIN}/`) ||
      details.url.startsWith('blob:app://') ||
      details.url.startsWith('data:') ||
      details.url.startsWith('devtools:') ||
      (devOrigin !== undefined && (details.url.startsWith(`${devOrigin}/`) || details.url.startsWith(`${devSocket}/`)))
    answer({ cancel: !own })
  })
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === ONLY_PERMISSION))
  session.setPermissionCheckHandler((_contents, permission) => permission === ONLY_PERMISSION)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // Dictionaries would be fetched from the network; without a language none is asked for.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/no-dictionaries/`)
  if (devOrigin === undefined) await session.setProxy({ proxyRules: NO_PROXY_THERE, proxyBypassRules: '<-loopback>' })
}

/**
 * Denies navigation, new windows, frames and webviews to everything that is ever created, and WebRTC every way out: it asks neither
 * the page's policy nor the session's requests.
 */
export function closeContents({ devOrigin }: Lockdown): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-attach-webview', (event) => event.preventDefault())
    const stay = (event: { preventDefault(): void; url?: string }, url: string) => {
      const origin = originOf(event.url ?? url)
      if (origin !== APP_ORIGIN && (devOrigin === undefined || origin !== devOrigin)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', (event) => stay(event, event.url))
  })
}

function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}`
  } catch {
    return ''
  }
}
