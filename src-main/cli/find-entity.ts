import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { DossierIndex } from '../domain/dossier/dossier-index'
import { displayName, type Entity } from '../domain/records/entity'
import { closest, foldText } from '../domain/text/folding'

const SUGGESTIONS = 5

/**
 * The entity with this id or with this as one of its names, in any script; case and marks that may be left out count only where
 * several differ in nothing else.
 * *Errors*: `not-found` with the nearest names; `conflict` when several carry the name.
 */
export function findEntity(index: DossierIndex, wanted: string): Entity {
  const byId = index.entities.get(wanted)
  if (byId) return byId
  const folded = foldText(wanted)
  const called = [...index.entities.values()].filter((entity) =>
    entity.names.some((name) => foldText(name.value) === folded),
  )
  const matches = closest(called, wanted, (entity) => entity.names.map((name) => name.value))
  const [match] = matches
  if (match && matches.length === 1) return match
  if (match) {
    const ids = matches.map((entity) => `${entity.id} (${displayName(entity)})`).join(', ')
    throw new DossierError('conflict', say('terminal.several-carry-name', { name: wanted, ids }))
  }
  const near = nearest(index, folded).join(', ')
  throw new DossierError(
    'not-found',
    near === '' ? say('terminal.no-entity', { name: wanted }) : say('terminal.no-entity-but', { name: wanted, near }),
  )
}

function nearest(index: DossierIndex, folded: string): string[] {
  const scored = [...index.entities.values()].flatMap((entity) => {
    const score = Math.max(...entity.names.map((name) => likeness(foldText(name.value), folded)))
    return score < 0.3 ? [] : [{ score, label: `${entity.id} (${displayName(entity)})` }]
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTIONS)
    .map(({ label }) => label)
}

/** Shared letter pairs of all letter pairs, 0 to 1. *Source*: Dice's coefficient on bigrams. */
function likeness(a: string, b: string): number {
  const pairsA = pairs(a)
  const pairsB = pairs(b)
  if (pairsA.size + pairsB.size === 0) return 0
  let shared = 0
  for (const pair of pairsA) if (pairsB.has(pair)) shared++
  return (2 * shared) / (pairsA.size + pairsB.size)
}

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2))
  return found
}
