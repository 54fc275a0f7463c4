import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { overview } from '../../../src-main/domain/views/overview'
import { smallDossier } from '../../support/small-dossier'

function overviewOf(change: (dossier: ReturnType<typeof smallDossier>['dossier']) => void) {
  const content = smallDossier()
  content.dossier.bottomLine = 'The pact holds.'
  change(content.dossier)
  return overview(new DossierIndex(content, emptyLayer(content.dossier.id)))
}

describe('the bottom line on the overview', () => {
  it('is shown when key judgements bear it out with cited claims', () => {
    const { bottomLine, keyJudgements } = overviewOf(() => undefined)
    expect(bottomLine).toBe('The pact holds.')
    expect(keyJudgements.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations))).not.toEqual([])
  })

  it('is not shown when nothing that is cited stands behind it', () => {
    expect(overviewOf((dossier) => (dossier.keyJudgements = [])).bottomLine).toBeNull()
    const resting = (claimIds: string[]) =>
      overviewOf((dossier) => dossier.keyJudgements.forEach((item) => (item.claimIds = claimIds)))
    expect(resting(['c-gone']).bottomLine).toBeNull()
    expect(resting(['c-forecast']).bottomLine).toBeNull()
  })

  it('is absent when the dossier has none', () => {
    expect(overviewOf((dossier) => delete dossier.bottomLine).bottomLine).toBeNull()
  })
})
