import { join } from 'node:path'
import type { OutsideReaders } from '../domain/exchange/exchange-ports'
import { runProgram } from './program'

// Whoever reads the output may have had enough of it, as `head` has; the work itself goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Few commands read anything from outside, and none of the others has to wait for what that takes. */
async function readers(): Promise<OutsideReaders> {
  const [{ forkReader }, { outsideReaders }] = await Promise.all([
    import('../threads/fork-reader'),
    import('../threads/outside-reader'),
  ])
  return outsideReaders(forkReader(join(__dirname, 'read-process.cjs')))
}

void runProgram(process.argv.slice(2), {
  projectFolder: join(__dirname, '../..'),
  readers: {
    dossier: async (...order) => (await readers()).dossier(...order),
    folder: async (...order) => (await readers()).folder(...order),
    text: async (...order) => (await readers()).text(...order),
  },
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
}).then((code) => {
  process.exitCode = code
})
