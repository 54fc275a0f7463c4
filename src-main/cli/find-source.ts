import type { DossierIndex } from '../domain/dossier/dossier-index'
import type { Source } from '../domain/records/source'
import { foldText } from '../domain/text/folding'
import { UsageError } from './command'
import { say } from '../domain/messages/message'

/** The source with this id or this title, long or short. *Errors*: `UsageError` with all there are, or with those that carry the title. */
export function findSource({ sources }: DossierIndex, wanted: string): Source {
  const byId = sources.get(wanted)
  if (byId) return byId
  const all = [...sources.values()]
  const called = all.filter(({ title, shortTitle }) =>
    [title, shortTitle ?? title].some((name) => foldText(name) === foldText(wanted)),
  )
  const [first, ...others] = called
  if (first && others.length === 0) return first
  const choices = (first ? called : all).map(({ id, title }) => `${id} (${title})`).join(', ')
  throw new UsageError(
    first
      ? say('usage.several-sources', { wanted, choices })
      : all.length === 0
        ? say('usage.no-sources-yet', { wanted })
        : say('usage.no-source', { wanted, choices }),
  )
}
