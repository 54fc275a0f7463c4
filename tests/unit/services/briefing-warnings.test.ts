import { describe, expect, it } from 'vitest'
import { templateSections, UNTITLED_BRIEFING } from '../../../src-main/domain/briefing/sections'
import { briefingWarnings, type WarnedBriefing } from '../../../src-main/domain/briefing/warnings'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import type { Note } from '../../../src-main/domain/records/note'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { smallDossier } from '../../support/small-dossier'

const AT = '2026-01-02T03:04:05.000Z'

function aBriefing(changes: Partial<WarnedBriefing> = {}): WarnedBriefing {
  return {
    title: 'On the pact',
    format: 'report',
    paper: 'A4',
    marking: 'TLP:GREEN',
    bottomLine: 'It holds.',
    keyJudgements: [{ id: 'k-1', text: 'It will likely hold.', claimIds: ['c-member-a'] }],
    sections: templateSections('report'),
    noteIds: [],
    ...changes,
  }
}

function indexOf(content: DossierContent = smallDossier(), notes: readonly Note[] = []): DossierIndex {
  const layer = emptyLayer(content.dossier.id)
  for (const note of notes) layer.records.notes[note.id] = note
  return new DossierIndex(content, layer)
}

const kinds = (briefing: WarnedBriefing, index = indexOf()) => briefingWarnings(index, briefing).map(({ kind }) => kind)
const without = (kind: string) =>
  templateSections('report').map((section) => (section.kind === kind ? { ...section, included: false } : section))

describe('the warnings of a briefing', () => {
  it('are none for one that is whole', () => {
    expect(kinds(aBriefing())).toEqual([])
  })

  it('name a title that nobody wrote', () => {
    expect(kinds(aBriefing({ title: UNTITLED_BRIEFING }))).toEqual(['no-title'])
    expect(briefingWarnings(indexOf(), aBriefing({ title: '  ' }))[0]?.place).toEqual({
      section: 'front',
      field: 'title',
    })
  })

  it('name a handling mark that is lower than the dossier’s, and not one that is higher', () => {
    expect(kinds(aBriefing({ marking: 'TLP:CLEAR' }))).toEqual(['marking-too-low'])
    expect(kinds(aBriefing({ marking: 'TLP:RED' }))).toEqual([])
  })

  it('count the words of the bottom line: sixty are allowed', () => {
    expect(kinds(aBriefing({ bottomLine: 'word '.repeat(60) }))).toEqual([])
    expect(briefingWarnings(indexOf(), aBriefing({ bottomLine: 'word '.repeat(61) }))[0]?.text).toContain('61 words')
    expect(kinds(aBriefing({ bottomLine: undefined }))).toEqual(['no-bottom-line'])
  })

  it('name a judgement with no claim, with claims that are gone, and with claims that cite nothing', () => {
    const judging = (claimIds: string[]) => aBriefing({ keyJudgements: [{ id: 'k-1', text: 'It holds.', claimIds }] })
    expect(kinds(judging([]))).toEqual(['uncited'])
    expect(kinds(judging(['c-gone']))).toEqual(['uncited', 'missing-claim'])
    expect(kinds(judging(['c-forecast']))).toEqual(['uncited'])
    expect(kinds(judging(['c-forecast', 'c-member-a']))).toEqual([])
  })

  it('name a disputed claim whose other side is neither attached nor printed', () => {
    const judging = (claimIds: string[], sections = without('disputed')) =>
      aBriefing({ sections, keyJudgements: [{ id: 'k-1', text: 'It holds.', claimIds }] })
    const [found] = briefingWarnings(indexOf(), judging(['c-founded']))
    expect(found).toMatchObject({ kind: 'one-sided', place: { section: 'key-judgements', itemId: 'k-1' } })
    expect(kinds(judging(['c-founded', 'c-founded-later']))).toEqual([])
    expect(kinds(judging(['c-founded'], templateSections('report')))).toEqual([])
  })

  it('name a claim that another one seems to contradict, until somebody decides', () => {
    const judging = aBriefing({ keyJudgements: [{ id: 'k-1', text: 'It holds.', claimIds: ['c-founded'] }] })
    const content = smallDossier()
    const later = content.claims.find(({ id }) => id === 'c-founded-later')
    if (!later) throw new Error('no such claim')
    delete later.disputes
    expect(kinds(judging, indexOf(content))).toEqual(['undecided'])
    later.agreesWith = ['c-founded']
    expect(kinds(judging, indexOf(content))).toEqual([])
  })

  it('name a private note that was chosen, and one that is gone', () => {
    const note = { id: 'r-1', targets: [], title: 'Mine', body: '', tags: [], createdAt: AT, updatedAt: AT }
    const index = indexOf(smallDossier(), [{ ...note, private: true }])
    expect(kinds(aBriefing({ noteIds: ['r-1', 'r-gone'] }), index)).toEqual(['private-note', 'missing-note'])
    expect(kinds(aBriefing({ noteIds: ['r-1'] }), indexOf(smallDossier(), [note]))).toEqual([])
  })

  it('name likelihood and confidence in one sentence, and a confidence without its reason', () => {
    const judging = (text: string, why = 'Two sources.') =>
      aBriefing({
        keyJudgements: [{ id: 'k-1', text, claimIds: ['c-member-a'], confidence: { level: 'high', why } }],
      })
    expect(kinds(judging('We have high confidence that it is very likely to hold.'))).toEqual([
      'confidence-and-likelihood',
    ])
    expect(kinds(judging('It is very likely to hold. Our confidence is high.'))).toEqual([])
    expect(kinds(judging('It holds.', ' '))).toEqual(['confidence-without-reason'])
  })

  it('are silent on what is not printed', () => {
    const briefing = aBriefing({ bottomLine: undefined, keyJudgements: [], noteIds: ['r-gone'] })
    const sections = briefing.sections.map((section) =>
      ['bottom-line', 'key-judgements', 'notes'].includes(section.kind) ? { ...section, included: false } : section,
    )
    expect(kinds(briefing)).toEqual(['no-bottom-line', 'no-judgement', 'missing-note'])
    expect(kinds({ ...briefing, sections })).toEqual([])
  })
})
