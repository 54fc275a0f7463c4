import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { DossierError } from '../domain/errors'
import type { OutsideReaders } from '../domain/exchange/exchange-ports'
import { spellOutControls } from '../domain/records/text'
import { EXIT, UsageError, type Command, type ExitCode } from './command'
import { backup } from './commands/backup'
import { bin } from './commands/bin'
import { binDelete } from './commands/bin-delete'
import { binRestore } from './commands/bin-restore'
import { brief } from './commands/brief'
import { bringBackCommand } from './commands/bring-back'
import { briefingList } from './commands/briefing-list'
import { check } from './commands/check'
import { copy } from './commands/copy'
import { dataFolder } from './commands/data-folder'
import { exportCommand } from './commands/export'
import { importCommand } from './commands/import'
import { list } from './commands/list'
import { noteAdd } from './commands/note-add'
import { noteImport } from './commands/note-import'
import { noteList } from './commands/note-list'
import { restore } from './commands/restore'
import { show } from './commands/show'
import { openTerminal } from './terminal'

/** What the program needs of the machine around it. */
export interface Surroundings {
  /** The folder that holds package.json and resources. */
  projectFolder: string
  /** Of what comes from outside. */
  readers: OutsideReaders
  env: NodeJS.ProcessEnv
  print(line: string): void
  warn(line: string): void
}

/** All that can be typed behind `dossier`. */
export const COMMANDS: readonly Command[] = [
  list,
  show,
  noteAdd,
  noteImport,
  noteList,
  brief,
  briefingList,
  exportCommand,
  importCommand,
  check,
  backup,
  restore,
  bin,
  binRestore,
  binDelete,
  copy,
  bringBackCommand,
  dataFolder,
]

const GLOBAL_OPTIONS = { 'data-dir': { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/** Runs one command line and answers how it ended. */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const around = {
    ...surroundings,
    print: (line: string) => surroundings.print(spellOutControls(line)),
    warn: (line: string) => surroundings.warn(spellOutControls(line)),
  }
  const [first, second] = args
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    printHelp(around)
    return first === undefined ? EXIT.usage : EXIT.done
  }
  if (first === '--version') {
    around.print(readVersion(around))
    return EXIT.done
  }
  const command =
    COMMANDS.find((candidate) => candidate.name === `${first} ${second}`) ??
    COMMANDS.find((candidate) => candidate.name === first)
  if (!command) {
    const within = COMMANDS.filter((candidate) => candidate.name.startsWith(`${first} `)).map(({ name }) => name)
    const hint = within.length > 0 ? `Say which: ${within.join(', ')}.` : `'dossier --help' lists the commands.`
    around.warn(`There is no command '${[first, ...(within.length > 0 && second ? [second] : [])].join(' ')}'. ${hint}`)
    return EXIT.usage
  }
  return runCommand(command, args.slice(command.name.split(' ').length), around)
}

async function runCommand(command: Command, args: readonly string[], around: Surroundings): Promise<ExitCode> {
  let terminal: ReturnType<typeof openTerminal> | undefined
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...GLOBAL_OPTIONS },
      allowPositionals: true,
    })
    if (values.help === true) {
      around.print(
        [`usage: ${command.usage}`, '', command.summary, '', ...command.help.map((line) => `  ${line}`)].join('\n'),
      )
      return EXIT.done
    }
    const dataDir = values['data-dir']
    terminal = openTerminal(around, readVersion(around), typeof dataDir === 'string' ? ['--data-dir', dataDir] : [])
    return await command.run(terminal, values, positionals)
  } catch (error) {
    return explain(error, command, around)
  } finally {
    await terminal?.close()
  }
}

function explain(error: unknown, command: Command, { warn }: Surroundings): ExitCode {
  if (error instanceof UsageError || isParseArgsError(error)) {
    warn(`${error.message}\nusage: ${command.usage}`)
    return EXIT.usage
  }
  if (error instanceof DossierError) {
    warn([error.message, ...(error.details ?? []).map((line) => `  ${line}`)].join('\n'))
    return EXIT.failed
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  warn(`Something went wrong that Dossier did not expect: ${reason}`)
  return EXIT.failed
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function printHelp({ print }: Surroundings): void {
  print('Dossier: read a dossier, add notes, and export a briefing in which every line says where it comes from.\n')
  print('usage: dossier COMMAND [options]\n')
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  for (const command of COMMANDS) print(`  ${command.name.padEnd(width)}  ${command.summary}`)
  print('\nEvery command takes --help, and --data-dir FOLDER for another data folder (or DOSSIER_DATA_DIR).')
  print('It ends with 0 when done, 1 when it could not be done, 2 when it was called wrongly.')
}

function readVersion({ projectFolder }: Surroundings): string {
  const description: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(description).version
}
