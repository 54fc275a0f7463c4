import { expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { handingOver, handOver } from '../../../../src-main/domain/leaving/handover'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import { note } from '../../../support/notes'
import { smallDossier } from '../../../support/small-dossier'

it('hands over a dossier with a way out after each entity, claim and note, all of it as it was at the first step', () => {
  const layer = emptyLayer('river-pact')
  for (let at = 0; at < 20; at++) layer.records.notes[`n-${at}`] = note(`n-${at}`, `Seen ${at}. %%mine%%`)
  layer.records.notes['n-private'] = { ...note('n-private', 'Secret.'), private: true }
  const index = new DossierIndex(smallDossier(), layer)
  const before = handOver(index)
  const work = handingOver(index)
  let ways = 0
  let step = work.next()
  const { entities, claims } = before.content
  const late = note('n-late', 'Written meanwhile.')
  const gone = index.claims.get('c-founded') ?? null
  layer.records.notes[late.id] = late
  index.follow([
    { collection: 'notes', id: late.id, before: null, after: late },
    {
      collection: 'bin',
      id: 'b-1',
      before: null,
      after: {
        id: 'b-1',
        collection: 'entities',
        recordId: gone?.subject ?? '',
        label: '',
        deletedAt: '2026-01-02T03:04:05.000Z',
        record: null,
      },
    },
  ])
  expect(index.entities.has(gone?.subject ?? '')).toBe(false)
  for (; step.done !== true; step = work.next()) ways++
  expect(ways).toBe(entities.length + claims.length * 2 + 20)
  expect(step.value).toEqual(before)
  expect(before.privateNotes).toBe(1)
  expect(JSON.stringify(before.reader)).not.toMatch(/mine|Secret/)
})
