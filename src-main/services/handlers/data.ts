import type { dataCalls } from '../../contract/calls/data'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'
import { DataFolderDesk } from '../desktop/data-folder-desk'
import { randomId } from '../session/make-id'

/** The answers about the data folder. Folders are chosen in dialogs and named by tokens. */
export function dataHandlers({ library, shell, jobs, overAll, app }: Answering): HandlersOf<typeof dataCalls> {
  const folders = new DataFolderDesk(library, randomId)
  return {
    'data:choose-folder': async () => {
      const folder = await shell.chooseFolder('Choose a folder for your work')
      return folder === null ? null : folders.lookAt(folder)
    },
    'data:move': ({ token }) => {
      const move = folders.move(token)
      return { jobId: jobs.start((onProgress, signal) => overAll(() => move(onProgress, signal))) }
    },
    'data:switch': async ({ token }) => {
      await overAll(() => folders.switchTo(token))
      return null
    },
    'data:show-folder': () => {
      shell.showFolder(app.dataFolder)
      return null
    },
  }
}
