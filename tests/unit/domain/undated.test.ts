import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { audit } from '../../../src-main/domain/views/audit'
import { claimWords } from '../../../src-main/domain/views/claim-in-full'
import { timeline, undatedEvents } from '../../../src-main/domain/views/timeline'
import { readBundledDossier } from '../resources/bundled-dossier'

const index = new DossierIndex(readBundledDossier(), emptyLayer('sahel-russia'))

describe('what has no date', () => {
  it('is listed by the timeline when it is an event or an agreement, and only then', () => {
    const undated = undatedEvents(index).map(({ entity }) => entity.id)
    expect(undated).toContain('expulsion-of-france')
    expect(undated).toContain('arms-for-resources-agreements')
    const dated = new Set(timeline(index).map(({ claim }) => claim.subject.id))
    expect(undated.filter((id) => dated.has(id))).toEqual([])
    const happened = [...index.entities.values()].filter(({ schema }) => schema === 'Event' || schema === 'Agreement')
    expect(happened.filter(({ id }) => !dated.has(id) && !undated.includes(id))).toEqual([])
  })

  it('is said not to be given, with the place where it is not', () => {
    const expulsion = undatedEvents(index).find(({ entity }) => entity.id === 'expulsion-of-france')
    expect(expulsion?.claim && claimWords(expulsion.claim)).toBe('date not given')
    expect(expulsion?.claim?.citations.map(({ locator }) => locator)).toEqual(['para.\u00a012'])
  })

  it('stands in the audit with what its source’s date tells', () => {
    const { undated } = audit(index)
    expect(undated.length).toBeGreaterThan(20)
    const criticism = undated.find(({ claim }) => claim.id === 'c-lavrov-criticises-institutions')
    expect(criticism?.reason).toBe('Undated; its source is of perhaps 2025 (inferred)')
  })
})
