import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spellOutControls } from '../domain/text/spell-out-controls'
import { EXIT, type ExitCode } from './command'
import { COMMANDS } from './commands'
import type { Surroundings } from './surroundings'

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
  const { runCommand } = await import('./run-command')
  return runCommand(command, args.slice(command.name.split(' ').length), { ...around, version: readVersion(around) })
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
  if (typeof description !== 'object' || description === null || !('version' in description))
    throw new Error('package.json names no version')
  return String(description.version)
}
