import type { copyCalls } from '../../contract/calls/copy'
import type { HandlersOf } from '../../contract/dispatch'
import type { JobWork } from '../../threads/jobs'
import type { Answering } from '../answering'

/** The answers about full copies on another disk. Folders are chosen in dialogs and named by tokens. */
export function copyHandlers({ copies, jobs, shell }: Answering): HandlersOf<typeof copyCalls> {
  return {
    'copy:status': () => copies.status(),
    'copy:make': async ({ again }) => {
      const folder = again ? copies.folder() : await shell.chooseFolder('Choose a folder on another disk')
      if (folder === null) return null
      await shell.gather()
      return { jobId: jobs.start(copies.copyTo(folder)) }
    },
    'copy:schedule': async ({ every }) => {
      await copies.schedule(every)
      return null
    },
    'copy:look': async () => {
      const folder = await shell.chooseFolder('Choose a copy, or the folder it lies in')
      if (folder === null) return null
      const look: JobWork = async (onProgress, signal) => ({
        kind: 'copy-looked',
        ...(await copies.look(folder, { onProgress, signal })),
      })
      return { jobId: jobs.start(look) }
    },
    'copy:bring-back': ({ token, how }) => {
      const bring = copies.bringBack(token, how)
      const work: JobWork = async (onProgress, signal) => {
        await shell.gather()
        return { kind: 'brought-back', summary: await bring({ onProgress, signal }) }
      }
      return { jobId: jobs.start(work) }
    },
  }
}
