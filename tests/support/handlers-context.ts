import type { JobOutcome } from '../../src-main/contract/events'
import type { RenderBriefing } from '../../src-main/domain/ports'
import type { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { CopyDesk } from '../../src-main/services/desktop/copy-desk'
import type { AppContext } from '../../src-main/services/app-context'
import { Jobs } from '../../src-main/threads/jobs'
import { printedIn } from '../../src-main/briefing/printed-in'
import { EXPORTERS } from '../../src-main/exporters/exporters'
import { WRITERS } from './briefing-writers'

/** All that the handlers of a window need, with nobody at the desktop. */
export function handlersContext(library: DossierLibrary): AppContext {
  const nothing = () => undefined
  const never = () => Promise.reject(new Error('nobody is at the desktop'))
  const settings = { value: {}, save: () => Promise.resolve() }
  return {
    library,
    settings,
    copies: new CopyDesk(library, settings, () => 'token', { dossiersChanged: nothing, reopened: nothing }),
    tell: { dossiersChanged: nothing, dossierChanged: nothing, remembered: nothing },
    shell: {
      chooseSave: never,
      chooseOpen: never,
      openFile: never,
      showFile: nothing,
      chooseFolder: never,
      showFolder: nothing,
      restart: nothing,
      savedLast: nothing,
      holds: nothing,
      gather: () => Promise.resolve(),
      openWindow: nothing,
    },
    jobs: new Jobs(
      () => 'job',
      { onProgress: nothing, onDone: nothing },
      () => 'log',
      new Map(),
    ),
    render: never,
    briefingWriters: WRITERS,
    printedIn,
    exporters: EXPORTERS,
    reading: { dossier: never, folder: never, text: never },
    app: { version: '0', platform: 'linux', dataFolder: '', firstDossier: 'river-pact' },
  }
}

/** The same with somebody there who chooses one path whenever a place is asked for. `ended` waits for the job that was begun last. */
export function atTheDesktop(library: DossierLibrary, { path, render }: { path: string; render: RenderBriefing }) {
  let end: (outcome: JobOutcome) => void = () => undefined
  const done = new Promise<JobOutcome>((resolve) => (end = resolve))
  const context = handlersContext(library)
  const choose = () => Promise.resolve(path)
  return {
    context: {
      ...context,
      render,
      shell: { ...context.shell, chooseSave: choose, chooseFolder: choose },
      jobs: new Jobs(
        () => 'job',
        { onProgress: () => undefined, onDone: (_, outcome) => end(outcome) },
        (error) => {
          throw error
        },
        new Map(),
      ),
    } satisfies AppContext,
    /** *Errors*: rejects when it did not end well. */
    async ended(): Promise<Extract<JobOutcome, { kind: 'done' }>> {
      const outcome = await done
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome
    },
  }
}
