import type { DossierIndex } from '../domain/dossier/dossier-index'
import type { Source } from '../domain/records/source'
import { foldText } from '../domain/text/folding'
import { UsageError } from './command'

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
      ? `Several sources are called ‘${wanted}’: ${choices}. Give the id.`
      : `There is no source ‘${wanted}’ in this dossier. ${choices === '' ? 'It has none yet.' : `There are ${choices}.`}`,
  )
}
