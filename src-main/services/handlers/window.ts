import type { windowCalls } from '../../contract/calls/window'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about its own window. */
export function windowHandlers({ shell }: Answering): HandlersOf<typeof windowCalls> {
  return {
    'window:open': ({ address }) => {
      shell.openWindow(address)
      return null
    },
    'window:holds': ({ labels }) => {
      shell.holds(labels)
      return null
    },
    'window:saved-last': () => {
      shell.savedLast()
      return null
    },
  }
}
