import { fork } from 'node:child_process'
import type { ReadAnswer } from '../domain/exchange/reading-messages'
import { LAST_WORDS_LENGTH, type StartReading } from './reading-process'

/** Starts the process that reads from outside on plain Node. @param file the built process */
export function forkReading(file: string): StartReading {
  return (memoryBytes) => {
    const child = fork(file, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.ceil(memoryBytes / 1_048_576)}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-LAST_WORDS_LENGTH)))
    return {
      send: (message) => child.send(message as object, () => undefined),
      onAnswer: (listener) => child.on('message', (answer) => listener(answer as unknown as ReadAnswer)),
      onEnd: (listener) => {
        child.on('error', (error) => listener({ code: null, said: error.message }))
        child.on('close', (code) => listener({ code, said }))
      },
      kill: () => child.kill('SIGKILL'),
    }
  }
}
