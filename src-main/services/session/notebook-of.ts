import { Notebook } from '../../domain/notes/book/notebook'
import { Pace } from '../../pace/pace'
import type { DossierSession } from './dossier-session'

const notebooks = new WeakMap<DossierSession, Notebook>()

/** The notebook of an open dossier, made at the first asking; it follows every edit from then on. */
export function notebookOf(session: DossierSession): Notebook {
  const made = notebooks.get(session)
  if (made) return made
  const notebook = new Notebook(session.index, Object.values(session.store.layer.records.revisions))
  notebooks.set(session, notebook)
  session.onChange((change) => notebook.follow(change.ops))
  return notebook
}

/** The notebook when it has read what the notes link to, which it does in turns with the rest of the app. */
export async function notebookRead(session: DossierSession): Promise<Notebook> {
  const notebook = notebookOf(session)
  const pace = new Pace()
  while (!notebook.readLinks(() => !pace.isOver())) await pace.rest()
  return notebook
}

/** *Units*: milliseconds of one reading turn, so that the app answers other calls in between. */
const TURN_MS = 25

/** Permits work for one turn. */
export function oneTurn(now: () => number = () => performance.now()): () => boolean {
  const end = now() + TURN_MS
  return () => now() < end
}
