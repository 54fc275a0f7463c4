import path from 'node:path'
import type { BrowserCommand, BrowserCommandContext } from 'vitest/node'
import type { Result } from '../../../src-main/contract/result'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import type * as MainProcess from '../support/main-process'

declare module 'vitest/browser' {
  interface BrowserCommands {
    openDesk(content: DossierContent): Promise<void>
    closeDesk(): Promise<string[]>
    askDesk(channel: string, input: unknown): Promise<Result<unknown>>
  }
}

let loaded: Promise<typeof MainProcess> | undefined

/** The app's handlers, read when a test first opens a dossier. */
function mainProcess({ project }: BrowserCommandContext): Promise<typeof MainProcess> {
  return (loaded ??= project.import(path.join(import.meta.dirname, '..', 'support', 'main-process.ts')))
}

const openDesk: BrowserCommand<[content: DossierContent]> = async (context, content) =>
  (await mainProcess(context)).openDesk(context, content)

const closeDesk: BrowserCommand<[]> = async (context) => (await mainProcess(context)).closeDesk(context)

const askDesk: BrowserCommand<[channel: string, input: unknown]> = async (context, channel, input) =>
  (await mainProcess(context)).askDesk(context, channel, input)

/** What the window of a component test may ask of Node, by Vitest's own wire. */
export const deskCommands = { openDesk, closeDesk, askDesk }
