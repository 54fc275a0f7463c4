import type { ReadAnswer } from '../domain/exchange/reading-messages'

/** The way from a process to whoever started it. */
export interface HostPort {
  send(answer: ReadAnswer): void
  /** The next message that comes; one at a time is waited for. */
  next(): Promise<unknown>
}

/** Electron's port of a utility process. *Source*: https://www.electronjs.org/docs/latest/api/process#processparentport */
interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

/** Finds the host, be it Electron or Node. It ends this process, also by ending itself. */
export function hostPort(): HostPort {
  let hear: (message: unknown) => void = () => undefined
  const next = () => new Promise<unknown>((resolve) => (hear = resolve))
  const electron = 'parentPort' in process ? (process.parentPort as ElectronPort | null) : null
  if (electron) {
    electron.on('message', ({ data }) => hear(data))
    return { next, send: (answer) => electron.postMessage(answer) }
  }
  process.on('message', (message) => hear(message))
  process.on('disconnect', () => process.exit())
  return { next, send: (answer) => void process.send?.(answer) }
}
