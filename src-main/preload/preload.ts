import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../contract/bridge'
import type { EventName } from '../contract/events'

// Kept in step with CALL_CHANNEL and EVENT_CHANNEL in electron/ipc.ts: a sandboxed preload cannot load other files.
const bridge: Bridge = {
  call: (channel, input) => ipcRenderer.invoke('dossier:call', channel, input),
  on: (event, listener) => {
    const relay = (_: unknown, name: EventName, payload: Parameters<typeof listener>[0]) => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('dossier:event', relay)
    return () => {
      ipcRenderer.off('dossier:event', relay)
    }
  },
}

contextBridge.exposeInMainWorld('dossier', bridge)
