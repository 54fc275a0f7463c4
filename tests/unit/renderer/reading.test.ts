import { STANDARD_VOCABULARY } from '../../../src-main/domain/vocabulary/standard-vocabulary'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../../src-main/domain/records/source'
import type { CitationView, ClaimView } from '../../../src-main/domain/views/claim-view'
import { sealed } from '../../../src-main/domain/views/sealed'
import type { Voice, VoiceKind } from '../../../src-main/domain/views/voice'
import { readEntry } from '../../../src-renderer/lib/date-reading'
import { evidencePlaces } from '../../../src-renderer/lib/evidence-places'
import { citationOf } from '../../../src-renderer/lib/make-citation'
import { marked } from '../../../src-renderer/lib/marked'
import { propertyChoices } from '../../../src-renderer/lib/property-choices'
import { brief, moment, saysWho, saysWhoAlways, shown } from '../../../src-renderer/lib/words'

const source: Source = {
  id: 'art',
  kind: 'article',
  title: 'Ties',
  authors: [],
  language: 'en',
  grade: { reliability: 'C', rationale: 'Named author.', gradedAt: '2025-11-20' },
  textKind: 'full',
  paragraphs: [
    { id: 'p1', number: '1', text: 'A 😀 begins.' },
    { id: 'p2', number: '2', text: 'They signed a treaty.' },
  ],
  createdBy: 'user',
}

function citation(paragraph: string): CitationView {
  return {
    source: { id: 'art', title: 'Ties', shortTitle: 'Article', reliability: 'C' },
    marker: paragraph,
    locator: `para. ${paragraph}`,
    paragraph,
    textKind: 'full',
    credibility: 3,
    credibilityWords: 'possibly true',
    sourceLine: '',
  }
}

function claim(kind: ClaimView['kind'], more: Partial<ClaimView> = {}): ClaimView {
  return {
    id: 'c',
    subject: { id: 'mali', schema: 'Country', name: 'Mali' },
    property: 'statement',
    label: 'Statement',
    needsLabel: false,
    isRelation: false,
    value: sealed({ text: 'A sentence.' }),
    kind,
    voice: null,
    status: 'single-source',
    disputedBy: [],
    contradictions: [],
    deprecated: false,
    ownJudgement: false,
    origin: 'bundle',
    citations: [citation('6')],
    notes: 0,
    ...more,
  }
}

describe('the line above a claim', () => {
  const camara = { id: 'camara', schema: 'Person', name: 'Sadio Camara' } as const
  const spoken = (kind: VoiceKind, more: Partial<Voice> = {}) =>
    claim('attributed', { voice: { kind, name: camara.name, entity: camara, ...more } })

  it('says whose statement, opinion or forecast it is, and nothing over a reported fact', () => {
    expect(saysWho(spoken('statement'))).toBe('Statement by Sadio Camara')
    expect(saysWho(spoken('opinion'))).toBe('Opinion of Sadio Camara')
    expect(saysWho(spoken('forecast'))).toBe('Forecast by Sadio Camara')
    expect(saysWho(claim('fact'))).toBeNull()
  })

  it('does not name the speaker on their own page', () => {
    expect(saysWho(spoken('statement'), 'camara')).toBe('Own statement')
  })

  it('names who passed the words on', () => {
    const reportedBy = { id: 'm', schema: 'PublicBody', name: 'The ministry' } as const
    expect(saysWho(spoken('statement', { reportedBy }))).toBe('Statement by Sadio Camara, as quoted by The ministry')
  })

  it('names the source of a fact that stands in a dispute', () => {
    expect(saysWhoAlways(claim('fact'))).toBe('Reported in Article')
    expect(saysWhoAlways(claim('fact', { citations: [] }))).toBe('No source given')
  })
})

describe('names', () => {
  it('cannot hide a change of direction', () => {
    expect(shown('Safe\u202egnp.exe')).toBe('Safe\ufffdgnp.exe')
  })
})

describe('a marked passage', () => {
  it('is counted in characters as people see them', () => {
    expect(marked('A 😀 begins.', { start: 4, end: 10 })).toEqual([
      { text: 'A 😀 ', marked: false },
      { text: 'begins', marked: true },
      { text: '.', marked: false },
    ])
  })
})

describe('a citation made in the form', () => {
  it('points at its words from the start of their paragraph', () => {
    const made = citationOf(source, { kind: 'paragraph', value: '2' }, 3, { from: 5, to: 11 })
    expect(made.selector?.quote.exact).toBe('signed')
    expect(made.selector?.position).toEqual({ start: 5, end: 11 })
    expect(made.locator.paragraphId).toBe('p2')
  })

  it('points at all words of the place when none were chosen', () => {
    expect(citationOf(source, { kind: 'paragraph', value: '1' }, 2, null)).toEqual({
      sourceId: 'art',
      locator: { kind: 'paragraph', value: '1', paragraphId: 'p1' },
      selector: { quote: { exact: 'A 😀 begins.', prefix: '', suffix: '' }, position: { start: 0, end: 11 } },
      credibility: 2,
    })
    expect(citationOf(source, { kind: 'page', value: '1' }, 2, null).selector).toBeUndefined()
  })
})

describe('the places of a judgement', () => {
  it('stand once each, in the order of the text', () => {
    const claims = [
      claim('fact', { citations: [citation('11'), citation('2')] }),
      claim('fact', { citations: [citation('2')] }),
    ]
    expect(evidencePlaces(claims).map((place) => place.citation.paragraph)).toEqual(['2', '11'])
  })
})

describe('a date being entered', () => {
  it('reads back in words, or says how to write it', () => {
    expect(readEntry({ text: '2025-08~' })).toEqual({ kind: 'read', edtf: '2025-08~', words: 'about August 2025' })
    expect(readEntry({ text: 'last summer' })).toMatchObject({ kind: 'wrong' })
    expect(readEntry({ text: '  ' })).toEqual({ kind: 'empty' })
  })

  it('is the one that was chosen of several, and none as long as none was', () => {
    expect(readEntry({ text: '3/4/2019' }).kind).toBe('choice')
    expect(readEntry({ text: '3/4/2019', chosen: '2019-03-04' })).toMatchObject({ kind: 'read', edtf: '2019-03-04' })
    expect(readEntry({ text: '3/5/2019', chosen: '2019-03-04' }).kind).toBe('choice')
  })

  it('is a whole day where one is asked for', () => {
    expect(readEntry({ text: '14 March 2019' }, 'day')).toMatchObject({ kind: 'read', edtf: '2019-03-14' })
    for (const text of ['March 2019', 'about 14 March 2019', 'since 14 March 2019'])
      expect(readEntry({ text }, 'day')).toMatchObject({ kind: 'wrong', message: expect.stringContaining('whole day') })
  })
})

describe('the properties to choose from', () => {
  it('are those that an entity of this kind can have', () => {
    const ids = (schema: 'Person' | 'Country') =>
      propertyChoices(STANDARD_VOCABULARY, schema).flatMap((group) => group.ids)
    expect(ids('Person')).toContain('holds-office')
    expect(ids('Country')).not.toContain('holds-office')
    expect(ids('Country')).toContain('borders')
    expect(ids('Country')).not.toContain('outline')
  })
})

describe('a moment', () => {
  it('is told by the clock today and by the calendar before', () => {
    const now = new Date(2025, 10, 21, 15, 0)
    expect(moment(new Date(2025, 10, 21, 9, 5).toISOString(), now)).toMatch(/^today /)
    expect(moment(new Date(2025, 10, 20, 23, 59).toISOString(), now)).toMatch(/^yesterday /)
    expect(moment(new Date(2024, 10, 20).toISOString(), now)).toContain('2024')
  })
})

describe('a name among others', () => {
  it('is whole unless it is longer than any real one, and never cut within a character', () => {
    expect(brief('Alliance des États du Sahel')).toBe('Alliance des États du Sahel')
    const cut = brief('🜂'.repeat(2_500))
    expect(cut.length).toBeLessThan(170)
    expect(cut).toMatch(/^(🜂)+…$/u)
  })
})
