import { expect, it } from 'vitest'
import { leaveOutOf } from '../../../src-main/cli/leave-out'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { smallDossier } from '../../support/small-dossier'

it('what is to be left out must be there, or what was meant to stay behind would go', () => {
  const content = smallDossier()
  const index = new DossierIndex(content, emptyLayer(content.dossier.id))
  expect(leaveOutOf(index, undefined)).toEqual([])
  expect(leaveOutOf(index, ['gazette', 'c-founded'])).toEqual(['gazette', 'c-founded'])
  for (const id of ['gazete', 'constructor', 'aland'])
    expect(() => leaveOutOf(index, ['gazette', id])).toThrow(`There is no source, claim or note '${id}'`)
})
