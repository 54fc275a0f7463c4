import type { windowCalls } from '../../contract/calls/window'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about its own window. */
export function windowHandlers({ shell }: Answering): HandlersOf<typeof windowCalls> {
  return {
    'window:open': ({ place }) => {
      shell.openWindow(place)
      return null
    },
    'window:holds': ({ labels }) => {
      shell.holds(labels)
      return null
    },
    'window:handed-over': () => {
      shell.handedOver()
      return null
    },
  }
}
