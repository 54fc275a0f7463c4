import { say } from '../domain/messages/message'
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { dispatch, type Handlers } from '../contract/dispatch'
import type { EventName, Events } from '../contract/events'
import { APP_ORIGIN } from './app-protocol'

const CALL_CHANNEL = 'dossier:call'
const EVENT_CHANNEL = 'dossier:event'

/** Answers the contract's calls, from the app's own windows only. `handlersOf` knows each of these, and nothing else. */
export function serveCalls(
  handlersOf: (contents: WebContents) => Handlers | undefined,
  onSurprise: (error: unknown, channel: string) => string,
  devOrigin?: string,
): void {
  ipcMain.handle(CALL_CHANNEL, (event, channel: unknown, input: unknown) => {
    const handlers = handlersOf(event.sender)
    if (!handlers || !isOwnPage(event, devOrigin)) {
      return {
        ok: false,
        error: { code: 'invalid-input', says: [say('app.foreign-sender')] },
      }
    }
    return dispatch(handlers, String(channel), input, undefined, onSurprise)
  })
}

/** Tells these windows. */
export function emit<E extends EventName>(windows: readonly BrowserWindow[], event: E, payload: Events[E]): void {
  for (const window of windows) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event, payload)
  }
}

/** Main frame, own protocol and host. *Source*: Electron's security checklist, item 17. */
function isOwnPage(event: IpcMainInvokeEvent, devOrigin?: string): boolean {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame) return false
  let url: URL
  try {
    url = new URL(frame.url)
  } catch {
    return false
  }
  const origin = `${url.protocol}//${url.host}`
  return origin === APP_ORIGIN || (devOrigin !== undefined && origin === devOrigin)
}
