import type { fileCalls } from '../../contract/calls/file'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about files that jobs wrote. */
export function fileHandlers({ jobs, shell }: Answering): HandlersOf<typeof fileCalls> {
  return {
    'file:open': async ({ token }) => {
      await shell.openFile(jobs.fileOf(token))
      return null
    },
    'file:show': ({ token }) => {
      shell.showFile(jobs.fileOf(token))
      return null
    },
  }
}
