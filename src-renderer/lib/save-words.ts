import { inFigures } from '@domain/text/counted'
/** Why nothing can be saved, short enough for the foot of the window: 'Not saved: the disk is full'. */
export function notSavedWords({ reason }: { reason: string }): string {
  const [sentence = ''] = reason.split('. ')
  const [first = '', ...rest] = sentence.replace(/\.$/, '')
  return `Not saved: ${first.toLowerCase()}${rest.join('')}`
}

/** The same with how many changes wait, for the foot of the window: '5 not saved: the disk is full'. */
export function unsavedWords({ changes, reason }: { changes: number; reason: string }): string {
  return changes === 1 ? notSavedWords({ reason }) : `${inFigures(changes)} ${uncapitalised(notSavedWords({ reason }))}`
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
