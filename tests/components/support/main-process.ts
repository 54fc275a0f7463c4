import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { BrowserCommandContext } from 'vitest/node'
import type { EventName, Events } from '../../../src-main/contract/events'
import { dispatch } from '../../../src-main/contract/dispatch'
import type { Result } from '../../../src-main/contract/result'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { createHandlers } from '../../../src-main/services/handlers'
import { DossierLibrary } from '../../../src-main/services/session/dossier-library'
import { editState } from '../../../src-main/services/session/edit-state'
import { writtenBy } from '../../../src-main/services/session/written'
import { openDossierStorage } from '../../../src-main/storage/dossiers/dossier-storage'
import { bundlesIn } from '../../../src-main/storage/dossiers/bundles'
import { Jobs } from '../../../src-main/threads/jobs'
import { handlersContext } from '../../support/handlers-context'

/** What a window is opened over: the app's own handlers on a data folder of their own. */
interface Desk {
  call(channel: string, input: unknown): Promise<Result<unknown>>
  /** Failures that nobody expected, since the last look. */
  surprises: string[]
  close(): Promise<void>
}

/** One for each session of the browser. */
const desks = new Map<string, Desk>()

/** What a test's window is told unasked. */
type Tell = <E extends EventName>(event: E, payload: Events[E]) => void

/** Lays a dossier before the handlers; the one before is put away. */
export async function openDesk(context: BrowserCommandContext, content: DossierContent): Promise<void> {
  await desks.get(context.sessionId)?.close()
  desks.set(context.sessionId, await layDesk(content, tellTo(context)))
}

/** Answers what went wrong there that nobody expected. */
export async function closeDesk({ sessionId }: BrowserCommandContext): Promise<string[]> {
  const desk = desks.get(sessionId)
  desks.delete(sessionId)
  await desk?.close()
  return desk?.surprises ?? []
}

export function askDesk(
  { sessionId }: BrowserCommandContext,
  channel: string,
  input: unknown,
): Promise<Result<unknown>> {
  const desk = desks.get(sessionId)
  if (!desk) throw new Error(`${channel} is asked of no dossier: open one, or answer it in the test.`)
  return desk.call(channel, input)
}

async function layDesk(content: DossierContent, tell: Tell): Promise<Desk> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'dossier-component-'))
  const bundle = path.join(root, 'dossiers', content.dossier.id)
  await mkdir(bundle, { recursive: true })
  await writeFile(path.join(bundle, 'dossier.json'), JSON.stringify(content))
  const tools = countingTools()
  const bundles = bundlesIn({ folder: path.join(root, 'dossiers') })
  const dataFolder = path.join(root, 'data')
  const storage = await openDossierStorage({ dataFolder, whenDiskFails: 'refuse', bundles, ...tools })
  const library = new DossierLibrary(bundles, storage, tools)
  library.onOpen(({ id, store }) =>
    store.onSaveState((state) => tell('save:state', { dossierId: id, state, refused: library.refused() })),
  )
  library.onChange((session, change) => {
    const notesGone = change?.ops.flatMap((op) => (op.collection === 'notes' && !op.after ? [op.id] : [])) ?? []
    const written = change ? writtenBy(session.index, change) : null
    tell('dossier:changed', { dossierId: session.id, edit: editState(session), notesGone, written })
  })
  const surprises: string[] = []
  const onSurprise = (error: unknown) => {
    surprises.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 'log'
  }
  const context = handlersContext(library)
  const handlers = createHandlers({
    ...context,
    jobs: new Jobs(
      tools.makeId,
      {
        onProgress: (jobId, progress) => tell('job:progress', { jobId, progress }),
        onDone: (jobId, outcome) => tell('job:done', { jobId, outcome }),
      },
      onSurprise,
    ),
    app: { ...context.app, dataFolder, firstDossier: content.dossier.id },
  })
  return {
    call: (channel, input) => dispatch(handlers, channel, input, undefined, onSurprise),
    surprises,
    async close() {
      await library.close()
      await rm(root, { recursive: true, force: true })
    },
  }
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

/** A clock that moves a second with each look, and ids in order. */
function countingTools() {
  let seconds = 0
  let ids = 0
  return {
    now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds++)).toISOString(),
    makeId: () => `r-${++ids}`,
  }
}
