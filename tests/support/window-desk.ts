import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { EventName, Events } from '../../src-main/contract/events'
import { dispatch } from '../../src-main/contract/dispatch'
import type { Result } from '../../src-main/contract/result'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { createHandlers } from '../../src-main/services/handlers'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { editState } from '../../src-main/services/session/edit-state'
import { writtenBy } from '../../src-main/services/session/written'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { bundlesIn } from '../../src-main/storage/dossiers/bundles'
import { Jobs } from '../../src-main/threads/jobs'
import { countingTools } from './counting-tools'
import { handlersContext } from './handlers-context'

/** What a window is opened over: the app's own handlers on a data folder of their own. */
export interface Desk {
  call(channel: string, input: unknown): Promise<Result<unknown>>
  /** Failures that nobody expected. */
  surprises: string[]
  close(): Promise<void>
}

/** Tells the window something unasked. */
export type Tell = <E extends EventName>(event: E, payload: Events[E]) => void

/** Lays one bundled dossier before the handlers, in a folder that goes when the desk is closed. */
export async function layDesk(content: DossierContent, tell: Tell): Promise<Desk> {
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
