import { join } from 'node:path'
import { runProgram } from './program'

void runProgram(process.argv.slice(2), {
  projectFolder: join(__dirname, '../..'),
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
}).then((code) => {
  process.exitCode = code
})
