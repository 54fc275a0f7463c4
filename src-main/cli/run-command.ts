import { wordsOf } from '../domain/messages/message'
import { parseArgs } from 'node:util'
import { DossierError } from '../domain/errors'
import { EXIT, UsageError, type Command, type ExitCode } from './command'
import type { CommandEntry } from './commands'
import type { Surroundings } from './surroundings'
import { openTerminal } from './terminal'

const GLOBAL_OPTIONS = { 'data-dir': { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/** Runs the command with what stands behind its name, and answers how it ended. */
export async function runCommand(
  { summary, load }: CommandEntry,
  args: readonly string[],
  around: Surroundings & { version: string },
): Promise<ExitCode> {
  const command = await load()
  let terminal: ReturnType<typeof openTerminal> | undefined
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...GLOBAL_OPTIONS },
      allowPositionals: true,
    })
    if (values.help === true) {
      around.print([`usage: ${command.usage}`, '', summary, '', ...command.help.map((line) => `  ${line}`)].join('\n'))
      return EXIT.done
    }
    const dataDir = values['data-dir']
    terminal = openTerminal(around, around.version, typeof dataDir === 'string' ? ['--data-dir', dataDir] : [])
    return await command.run(terminal, values, positionals)
  } catch (error) {
    return explain(error, command, around)
  } finally {
    await terminal?.close()
  }
}

function explain(error: unknown, command: Command, { warn }: Surroundings): ExitCode {
  if (error instanceof UsageError || isParseArgsError(error)) {
    warn(`${error instanceof UsageError ? wordsOf(error.says) : error.message}\nusage: ${command.usage}`)
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
