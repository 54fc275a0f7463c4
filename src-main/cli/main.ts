import { join } from 'node:path'
import type { ReadingOutside } from '../domain/exchange/exchange-ports'
import { runProgram } from './program'

// Whoever reads the output may have had enough of it, as `head` has; the work itself goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Few commands read anything from outside, and none of the others has to wait for what that takes. */
async function reading(): Promise<ReadingOutside> {
  const [{ forkReading }, { readingOutside }] = await Promise.all([
    import('../threads/fork-reading'),
    import('../threads/reading-process'),
  ])
  return readingOutside(forkReading(join(__dirname, 'read-process.cjs')))
}

void runProgram(process.argv.slice(2), {
  projectFolder: join(__dirname, '../..'),
  reading: {
    dossier: async (...order) => (await reading()).dossier(...order),
    folder: async (...order) => (await reading()).folder(...order),
    text: async (...order) => (await reading()).text(...order),
  },
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
}).then((code) => {
  process.exitCode = code
})
