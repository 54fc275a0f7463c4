import { expect, it } from 'vitest'
import { citing } from '../../../../src-main/domain/citing/cited-text'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { printedPart } from '../../../../src-main/domain/leaving/printed-part'
import { aClaim, aDossier, aLayer, anEntity, aSource, cite } from '../../../support/records'

const source = aSource('s1', {
  paragraphs: [
    { id: 'p-new', number: '1', text: 'Put in before all others.' },
    { id: 'p1', number: '2', text: 'The first paragraph.' },
  ],
})
const [, first] = source.paragraphs

function carried(citations: ReturnType<typeof cite>[]) {
  const content = aDossier({
    entities: [anEntity('mali', { names: [{ value: 'Mali', kind: 'name', citations: [] }] })],
    claims: [aClaim('c-1', 'mali', { citations })],
    sources: [source],
  })
  const printed = {
    claimIds: new Set(['c-1']),
    profiledIds: new Set<string>(),
    namedIds: new Set(['mali']),
    noteIds: new Set<string>(),
    summary: false,
    remarks: false,
  }
  return printedPart(new DossierIndex(content, aLayer()), printed, { marking: 'TLP:CLEAR', keyJudgements: [] })
}

it('what is printed takes the cited paragraph along by its id, whatever number it had when it was cited', () => {
  if (!first) throw new Error('no paragraph')
  const cited = { ...citing(cite('s1', '1'), { paragraph: first, from: 4, to: 9 }) }
  const part = carried([{ ...cited, locator: { ...cited.locator, value: '1' } }])
  expect(part.sources.get('s1')?.paragraphs.map(({ id }) => id)).toEqual(['p1'])
  expect(part.claims.get('c-1')?.citations[0]).toMatchObject({
    locator: { value: '2', paragraphId: 'p1' },
    selector: { quote: { exact: 'first', prefix: 'The ', suffix: ' paragraph.' } },
  })
})

it('words that went out of the source stay here when only what is printed goes along', () => {
  const gone = {
    quote: { exact: 'struck out for good reasons', prefix: '', suffix: '' },
    position: { start: 0, end: 27 },
  }
  const part = carried([{ ...cite('s1', '1'), selector: gone, lost: true }])
  expect(part.claims.get('c-1')?.citations).toEqual([{ ...cite('s1', '1'), lost: true }])
  expect(part.sources.get('s1')?.paragraphs).toEqual([])
})
