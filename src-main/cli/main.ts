import { join } from 'node:path'
import { forkReader } from '../threads/fork-reader'
import { outsideReaders } from '../threads/outside-reader'
import { runProgram } from './program'

// Whoever reads the output may have had enough of it, as `head` has; the work itself goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

void runProgram(process.argv.slice(2), {
  projectFolder: join(__dirname, '../..'),
  readers: outsideReaders(forkReader(join(__dirname, 'read-process.cjs'))),
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
}).then((code) => {
  process.exitCode = code
})
