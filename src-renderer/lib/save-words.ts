import type { SaveState } from '@domain/ports'

/** Why nothing can be saved, short enough for the foot of the window: 'Not saved: the disk is full'. */
export function notSavedWords({ reason }: Extract<SaveState, { kind: 'not-saved' }>): string {
  const [sentence = ''] = reason.split('. ')
  const [first = '', ...rest] = sentence.replace(/\.$/, '')
  return `Not saved: ${first.toLowerCase()}${rest.join('')}`
}
