import path from 'node:path'
import type { BrowserCommand, BrowserCommandContext } from 'vitest/node'
import type { Result } from '../../../src-main/contract/result'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import type { Desk, Tell } from '../../support/window-desk'
import type * as WindowDesk from '../../support/window-desk'

declare module 'vitest/browser' {
  interface BrowserCommands {
    openDesk(content: DossierContent): Promise<void>
    closeDesk(): Promise<string[]>
    askDesk(channel: string, input: unknown): Promise<Result<unknown>>
  }
}

/** One for each session of the browser. */
const desks = new Map<string, Desk>()
let loaded: Promise<typeof WindowDesk> | undefined

/** Lays a dossier before the app's handlers, which are read when a test first asks for them; the one before is put away. */
const openDesk: BrowserCommand<[content: DossierContent]> = async (context, content) => {
  const file = path.join(import.meta.dirname, '..', '..', 'support', 'window-desk.ts')
  const { layDesk } = await (loaded ??= context.project.import<typeof WindowDesk>(file))
  await desks.get(context.sessionId)?.close()
  desks.set(context.sessionId, await layDesk(content, tellTo(context)))
}

/** Answers what went wrong there that nobody expected. */
const closeDesk: BrowserCommand<[]> = async ({ sessionId }) => {
  const desk = desks.get(sessionId)
  desks.delete(sessionId)
  await desk?.close()
  return desk?.surprises ?? []
}

const askDesk: BrowserCommand<[channel: string, input: unknown]> = async ({ sessionId }, channel, input) => {
  const desk = desks.get(sessionId)
  if (!desk) throw new Error(`${channel} is asked of no dossier: open one, or answer it in the test.`)
  return desk.call(channel, input)
}

/** Passes on what the main process tells, in order, to the window of a session. */
function tellTo(context: BrowserCommandContext): Tell {
  let last: Promise<unknown> = Promise.resolve()
  return (event, payload) => {
    last = last.then(async () => {
      const frame = await context.frame()
      await frame.evaluate(
        ([name, told]) => {
          const { hearFromDesk } = globalThis as unknown as { hearFromDesk: (event: string, payload: unknown) => void }
          hearFromDesk(name, told)
        },
        [event, payload] as const,
      )
    })
  }
}

/** What the window of a component test may ask of Node, by Vitest's own wire. */
export const deskCommands = { openDesk, closeDesk, askDesk }
