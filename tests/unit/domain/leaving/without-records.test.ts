import { expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import { withoutRecords } from '../../../../src-main/domain/leaving/without-records'
import { smallDossier } from '../../../support/small-dossier'

const judgementsWithout = (...ids: string[]) => {
  const content = smallDossier()
  const index = withoutRecords(new DossierIndex(content, emptyLayer(content.dossier.id)), ids)
  return index.meta.keyJudgements.map(({ id }) => id)
}

it('a judgement goes with any one of the claims that it rests on, and stays without others', () => {
  expect(judgementsWithout('c-statement')).toEqual(['j-lasting'])
  expect(judgementsWithout('c-forecast')).toEqual([])
  expect(judgementsWithout('c-member-a')).toEqual([])
})
