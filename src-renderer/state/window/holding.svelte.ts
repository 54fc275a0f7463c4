import { openBriefing } from '../briefing/open-briefing.svelte'
import { call } from '../../lib/api'
import { heldForms } from '../forms/held-forms.svelte'
import { openNote } from '../notes/open-note.svelte'

/** *Units*: UTF-16 code units of a name among others. */
const NAME_LENGTH = 60

/** What stands in this window and has not reached the main process, so that it would be lost with the window. */
export function held(): string[] {
  const [note, briefing] = [openNote.draft, openBriefing.draft]
  return [
    ...(note?.isHeld === true ? [named('a note', note.fields.title.trim() || (note.label ?? ''))] : []),
    ...(briefing?.isHeld === true ? [named('a briefing', briefing.record.title)] : []),
    ...heldForms.titles.map((title) => named('a form', title)),
  ].slice(0, 20)
}

/**
 * *Units*: milliseconds for which nothing has to be held before that is told: while one goes on typing each save is followed by the next
 * letter. A window that goes says so at once.
 */
const NOTHING_HELD_MS = 1_500

/** Tells the main process, which asks before the app or the window goes, each time that it changes. Answers how to stop. */
export function tellWhatIsHeld(): () => void {
  let told = ''
  const tell = (labels: readonly string[]) => {
    told = labels.join('\n')
    void call('window:holds', { labels: [...labels] }).catch(() => undefined)
  }
  return $effect.root(() => {
    $effect(() => {
      const labels = held()
      if (labels.join('\n') === told) return undefined
      if (labels.length > 0) {
        tell(labels)
        return undefined
      }
      const later = setTimeout(() => tell(labels), NOTHING_HELD_MS)
      return () => clearTimeout(later)
    })
  })
}

function named(what: string, name: string): string {
  const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name
  return short === '' ? what : `${what} ‘${short}’`
}
