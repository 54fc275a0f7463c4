import type { Saved } from '../contract/saved'
import type { Id } from '../domain/records/ids'
import type { AppContext } from './app-context'
import type { DossierSession } from './session/dossier-session'
import { editState } from './session/edit-state'

/** What the answers to a window's calls are made with, whatever they are about. */
export interface Answering extends AppContext {
  open(dossierId: Id): Promise<DossierSession>
  /** Makes an edit and answers with what can be undone after it. */
  saved(dossierId: Id, edit: (session: DossierSession) => Promise<Id>): Promise<Saved>
  /** As `saved`, of an edit that answers more than an id. */
  edited<T extends { id: Id }>(dossierId: Id, edit: (session: DossierSession) => Promise<T>): Promise<T & Saved>
  /** As `saved`, of an edit of many records at once, which answers how many. */
  many(dossierId: Id, edit: (session: DossierSession) => Promise<number>): Promise<Saved & { changed: number }>
  /** Work that takes a dossier, or the whole data folder, from under the other windows: what they still hold is wanted first. */
  overAll<T>(work: () => Promise<T>): Promise<T>
  /** Tells the other windows that the list of dossiers has changed. */
  listed<T>(work: Promise<T>): Promise<T>
  /** What a file says it was made with. *Shape*: 'Dossier 0.1.0'. */
  producer: string
}

/** Lays out what the answers of one window are made with. */
export function answeringWith(context: AppContext): Answering {
  const { library, shell, tell } = context
  const open = (dossierId: Id) => library.open(dossierId)
  const edited = async <T extends { id: Id }>(dossierId: Id, edit: (session: DossierSession) => Promise<T>) => {
    const session = await open(dossierId)
    const answer = await edit(session)
    return { ...answer, edit: editState(session) }
  }
  return {
    ...context,
    open,
    edited,
    saved: (dossierId, edit) => edited(dossierId, async (session) => ({ id: await edit(session) })),
    many: (dossierId, edit) => edited(dossierId, async (session) => ({ id: dossierId, changed: await edit(session) })),
    async overAll(work) {
      await shell.gather()
      try {
        return await work()
      } finally {
        tell.dossiersChanged()
      }
    },
    async listed(work) {
      const answer = await work
      tell.dossiersChanged()
      return answer
    },
    producer: `Dossier ${context.app.version}`,
  }
}
