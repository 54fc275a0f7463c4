import { parseArgs } from 'node:util'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DossierError } from '../domain/errors'
import { bundleReader } from '../storage/bundle-reader'
import { resolveDataFolder } from '../storage/default-data-folder'
import { openDossierStorage } from '../storage/dossier-storage'
import { DossierLibrary } from '../services/dossier-library'
import { randomId } from '../services/make-id'
import { EXIT, UsageError, type Command, type ExitCode, type Terminal } from './command'
import { brief } from './commands/brief'
import { check } from './commands/check'
import { list } from './commands/list'
import { noteAdd } from './commands/note-add'
import { noteList } from './commands/note-list'
import { show } from './commands/show'

const COMMANDS: readonly Command[] = [list, show, noteAdd, noteList, brief, check]

const PROJECT = join(__dirname, '../..')
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')))

const GLOBAL_OPTIONS = { 'data-dir': { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})

async function run(args: readonly string[]): Promise<ExitCode> {
  const [first, second] = args
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    printHelp()
    return first === undefined ? EXIT.usage : EXIT.done
  }
  if (first === '--version') {
    print(version)
    return EXIT.done
  }
  const command =
    COMMANDS.find((candidate) => candidate.name === `${first} ${second}`) ??
    COMMANDS.find((candidate) => candidate.name === first)
  if (!command) {
    warn(`There is no command '${first}'. 'dossier --help' lists them.`)
    return EXIT.usage
  }
  return runCommand(command, args.slice(command.name.split(' ').length))
}

async function runCommand(command: Command, args: readonly string[]): Promise<ExitCode> {
  const terminal = openTerminal()
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...GLOBAL_OPTIONS },
      allowPositionals: true,
    })
    if (values.help === true) {
      print([`usage: ${command.usage}`, '', command.summary, '', ...command.help.map((line) => `  ${line}`)].join('\n'))
      return EXIT.done
    }
    if (typeof values['data-dir'] === 'string') terminal.useDataFolder(values['data-dir'])
    return await command.run(terminal, values, positionals)
  } catch (error) {
    return explain(error, command)
  } finally {
    await terminal.close()
  }
}

/** The terminal of this process; the library is opened when a command first asks for it. */
function openTerminal(): Terminal & { useDataFolder(path: string): void; close(): Promise<void> } {
  const resources = join(PROJECT, 'resources')
  const tools = { now: () => new Date().toISOString(), makeId: randomId }
  let chosen: string | undefined
  let library: Promise<DossierLibrary> | undefined
  const openLibrary = async (access: 'read' | 'write') => {
    const dataFolder = resolveDataFolder(chosen === undefined ? [] : ['--data-dir', chosen], process.env)
    const storage = await openDossierStorage({ dataFolder, access, whenDiskFails: 'refuse', ...tools })
    return new DossierLibrary(bundleReader({ folder: join(resources, 'dossiers') }), storage, tools)
  }
  const terminal = {
    print,
    warn,
    resources,
    version,
    useDataFolder: (path: string) => {
      chosen = path
    },
    library: (access: 'read' | 'write') => (library ??= openLibrary(access)),
    open: async (id: string, access: 'read' | 'write') => {
      const session = await (await terminal.library(access)).open(id)
      for (const sentence of session.store.recovery) warn(sentence)
      return session
    },
    close: async () => {
      // A library that did not open has already been reported.
      const opened = await library?.catch(() => undefined)
      await opened?.close()
    },
  }
  return terminal
}

function explain(error: unknown, command: Command): ExitCode {
  if (error instanceof UsageError || isParseArgsError(error)) {
    warn(`${error.message}\nusage: ${command.usage}`)
    return EXIT.usage
  }
  if (error instanceof DossierError) {
    warn([error.message, ...(error.details ?? []).map((line) => `  ${line}`)].join('\n'))
    return EXIT.failed
  }
  warn(
    `Something went wrong that Dossier did not expect: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  return EXIT.failed
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function printHelp(): void {
  print('Dossier: read a dossier, add notes, and export a briefing in which every line says where it comes from.\n')
  print('usage: dossier COMMAND [options]\n')
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  for (const command of COMMANDS) print(`  ${command.name.padEnd(width)}  ${command.summary}`)
  print('\nEvery command takes --help, and --data-dir FOLDER for another data folder (or DOSSIER_DATA_DIR).')
  print('It ends with 0 when done, 1 when it could not be done, 2 when it was called wrongly.')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`)
}
