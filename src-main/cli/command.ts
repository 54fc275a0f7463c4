import type { parseArgs, ParseArgsConfig } from 'node:util'
import type { ReadingOutside } from '../domain/exchange/exchange-ports'
import type { DossierLibrary } from '../services/session/dossier-library'
import type { DossierSession } from '../services/session/dossier-session'
import type { Message } from '../domain/messages/message'

/** How a command ends. *Source*: the shell's habit: 0 done, 1 it could not be done, 2 it was called wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Whether a command writes: always, when no running app does, or never. */
export type Access = 'write' | 'write-if-free' | 'read'

/** What a command can reach. */
export interface Terminal {
  /** Writes a line to standard output. */
  print(line: string): void
  /** Writes a line to standard error. */
  warn(line: string): void
  /** Opens the library for writing or, for commands that only read, beside a running app. */
  library(access: Access): Promise<DossierLibrary>
  /** Opens a dossier of that library. */
  open(id: string, access: Access): Promise<DossierSession>
  /** Where the person's work is kept. */
  dataFolder(): string
  resources: string
  /** Of what comes from outside. */
  reading: ReadingOutside
  version: string
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values']

/** A command of the terminal program. */
interface CommandOf<O extends Options> {
  /** 'dossier note add --dossier ID --text TEXT [--entity E]'. */
  usage: string
  /** For its own help page: what each option means. */
  help: readonly string[]
  options: O
  run(terminal: Terminal, values: Values<O>, positionals: readonly string[]): Promise<ExitCode>
}

/** A command whose options only it knows. */
export interface Command extends Omit<CommandOf<Options>, 'run'> {
  run(terminal: Terminal, values: Record<string, unknown>, positionals: readonly string[]): Promise<ExitCode>
}

/** Ties a command's options to what `run` is given, and lets it stand in a list with the others. */
export function command<const O extends Options>(definition: CommandOf<O>): Command {
  // The values are parsed with these very options, which a list of different commands cannot express.
  return definition as unknown as Command
}

/** A command was called wrongly; `says` how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'

  constructor(readonly says: Message) {
    // Its words are looked up where it is said: a command that is called rightly need not load them.
    super(says.id)
  }
}
