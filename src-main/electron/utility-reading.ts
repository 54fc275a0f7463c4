import { utilityProcess } from 'electron'
import type { ReadAnswer } from '../domain/exchange/reading-messages'
import { LAST_WORDS_LENGTH, type StartReading } from '../threads/reading-process'

/** What was said last may come after the end. */
const LAST_WORDS_MS = 200

/** Starts the process that reads from outside on Electron, which needs no Node beside it. @param file the built process */
export function utilityReading(file: string): StartReading {
  return (memoryBytes) => {
    const child = utilityProcess.fork(file, [], {
      execArgv: [`--max-old-space-size=${Math.ceil(memoryBytes / 1_048_576)}`],
      stdio: ['ignore', 'ignore', 'pipe'],
      serviceName: 'Dossier reading a file',
    })
    let said = ''
    let killed = false
    child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-LAST_WORDS_LENGTH)))
    // Its own `kill` asks, which a process that is busy does not hear.
    const kill = () => {
      killed = true
      try {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    child.once('spawn', () => {
      if (killed) kill()
    })
    return {
      send: (message) => child.postMessage(message),
      onAnswer: (listener) => child.on('message', (answer: ReadAnswer) => listener(answer)),
      onEnd: (listener) => child.on('exit', (code) => setTimeout(() => listener({ code, said }), LAST_WORDS_MS)),
      kill,
    }
  }
}
