import type { ReadingOutside } from '../domain/exchange/exchange-ports'

/** What the program needs of the machine around it. */
export interface Surroundings {
  /** The folder that holds package.json and resources. */
  projectFolder: string
  /** Of what comes from outside. */
  reading: ReadingOutside
  env: NodeJS.ProcessEnv
  print(line: string): void
  warn(line: string): void
}
