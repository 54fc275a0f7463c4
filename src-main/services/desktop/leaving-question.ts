import { inFigures } from '../../domain/text/counted'
import type { Loss } from './leaving'

/** What a person is asked before something would be gone. */
export interface LeavingQuestion {
  message: string
  detail: string
  stay: string
  leave: string
}

/** *Units*: changes that are named one by one. */
const MOST_NAMED = 8

/** The question before the app, or a window, goes with something that is not saved. */
export function leavingQuestion({ unsaved, held, ends }: Loss): LeavingQuestion {
  const count = (unsaved?.changes ?? 0) + held.length
  const one = count === 1
  const it = one ? 'it' : 'them'
  return {
    message: one ? 'One change is not saved yet.' : `${inFigures(count)} changes are not saved yet.`,
    detail: [
      ...(unsaved ? [unsaved.reason, `Not saved:\n${listed(unsaved.labels)}`] : []),
      ...(held.length > 0 ? [`Written in a window and not saved there yet:\n${listed(held)}`] : []),
      unsaved
        ? 'Dossier keeps trying as long as it is open, and saves by itself when the disk takes it.'
        : `Go back to save ${it}.`,
    ].join('\n\n'),
    stay: ends === 'app' ? 'Keep Dossier open' : 'Keep the window open',
    leave: ends === 'app' ? `Quit and lose ${it}` : `Close and lose ${it}`,
  }
}

function listed(labels: readonly string[]): string {
  const named = labels.slice(0, MOST_NAMED).map((label) => `• ${label}`)
  if (labels.length > MOST_NAMED) named.push(`• and ${inFigures(labels.length - MOST_NAMED)} more`)
  return named.join('\n')
}
