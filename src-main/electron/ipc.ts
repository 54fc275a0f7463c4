import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { dispatch, type Handlers } from '../contract/dispatch'
import type { EventName, Events } from '../contract/events'
import { APP_ORIGIN } from './app-protocol'

const CALL_CHANNEL = 'dossier:call'
const EVENT_CHANNEL = 'dossier:event'

/** Answers the contract's calls, from the app's own windows only. */
export function serveCalls(
  handlers: Handlers,
  windows: () => readonly BrowserWindow[],
  onSurprise: (error: unknown, channel: string) => string,
  devOrigin?: string,
): void {
  ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, input: unknown) => {
    if (!isOwnWindow(event, windows(), devOrigin)) {
      return {
        ok: false,
        error: { code: 'invalid-input', message: 'That request did not come from the app’s own window.' },
      }
    }
    return dispatch(handlers, String(channel), input, undefined, onSurprise)
  })
}

/** Tells every window. */
export function emit<E extends EventName>(windows: readonly BrowserWindow[], event: E, payload: Events[E]): void {
  for (const window of windows) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload)
  }
}

/** Same webContents, main frame, own protocol and host. *Source*: Electron's security checklist, item 17. */
function isOwnWindow(event: IpcMainInvokeEvent, windows: readonly BrowserWindow[], devOrigin?: string): boolean {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame) return false
  if (!windows.some((window) => window.webContents === event.sender)) return false
  let url: URL
  try {
    url = new URL(frame.url)
  } catch {
    return false
  }
  const origin = `${url.protocol}//${url.host}`
  return origin === APP_ORIGIN || (devOrigin !== undefined && origin === devOrigin)
}
