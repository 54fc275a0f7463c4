import { SECTION_KINDS } from '../../src-main/domain/records/briefing'
import type { BriefingClaim, BriefingModel } from '../../src-main/domain/briefing/model'
import { aBriefingClaim, aVoice } from '../support/briefing-claims'

const STEMS =
  'govern nation minist region secur econom militar partner agree develop support operat resourc negotiat consult confeder cooperat strateg transport infrastruct investig communic administ represent particip establish independ territor contribut commiss'.split(
    ' ',
  )
const ENDINGS = ['', 's', 'ed', 'ing', 'ment', 'ation', 'al', 'ally', 'ity', 'er', 'ers', 'ive']
const SHORT =
  'the of and to in a for that with on by from as is are was were be has have not but or its their this these which who will can may more most other new first last over under after before between against without within through during since until while where when what'.split(
    ' ',
  )

/** Words in the proportions of prose: few short ones very often, many long ones seldom. It uses no chance. */
class Prose {
  #state = 12345
  next(): number {
    this.#state = (this.#state * 1103515245 + 12345) % 2147483648
    return this.#state / 2147483648
  }
  word(): string {
    if (this.next() < 0.48) return pick(SHORT, this.next() ** 2)
    const stem = pick(STEMS, this.next())
    const prefix = this.next() < 0.2 ? pick(['re', 'inter', 'un', 'over', 'counter', 'multi', 'non'], this.next()) : ''
    return prefix + stem + pick(ENDINGS, this.next())
  }
  sentence(words: number): string {
    const list = Array.from({ length: words }, () => this.word())
    const text = list.join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  paragraph(words: number): string {
    const sentences: string[] = []
    for (let left = words; left > 0; left -= 18) sentences.push(this.sentence(Math.min(left, 18)))
    return sentences.join(' ')
  }
}

function pick<T>(list: readonly T[], share: number): T {
  const item = list[Math.floor(share * list.length)]
  if (item === undefined) throw new RangeError('an empty list')
  return item
}

/** A report of about `pages` pages, with four and a half footnotes a page, a table every third page and the figures of the format. */
export function benchModel(pages: number): BriefingModel {
  const prose = new Prose()
  const count = (perHundred: number): number => Math.max(1, Math.round((pages * perHundred) / 100))
  let claims = 0
  const claim = (label: string, words: number, more: Partial<BriefingClaim> = {}): BriefingClaim => ({
    ...aBriefingClaim(`c-${++claims}`, prose.sentence(words)),
    label,
    citations: [{ source: 1 + (claims % 20), locator: `para.\u00a0${1 + (claims % 40)}`, credibility: 3 }],
    ...more,
  })
  const profileIds = Array.from({ length: count(32) }, (_, at) => `e-${at}`)
  return {
    title: 'A long report for measuring',
    format: 'report',
    sections: SECTION_KINDS,
    paper: 'A4',
    marking: 'TLP:GREEN',
    language: 'en',
    madeAt: '2025-11-05T09:30:00.000Z',
    day: '2025-11-05',
    producer: 'Dossier bench',
    dossier: { id: 'bench', title: 'A generated dossier', contentHash: '0'.repeat(64) },
    bottomLine: prose.paragraph(55),
    keyJudgements: Array.from({ length: 5 }, () => ({ text: prose.sentence(24), citations: [], claimIds: [] })),
    findings: Array.from({ length: count(75) }, () => ({
      title: prose.sentence(6).slice(0, -1),
      text: prose.paragraph(330),
      evidence: [claim('Point', 14), claim('Point', 14), claim('Point', 14)],
      contrary: [],
    })),
    disputes: [],
    timeline: Array.from({ length: Math.min(count(12), 40) }, (_, at) => ({
      edtf: `${1990 + at}-03`,
      dateLabel: `March ${1990 + at}`,
      uncertain: at % 3 === 0,
      isUtterance: false,
      claim: aBriefingClaim(`t-${at}`, prose.sentence(10)),
    })),
    profiles: profileIds.map((id, at) => ({
      id,
      schema: 'Organization',
      isPerson: false,
      typeLabel: 'Organisation · generated',
      names: [{ value: `Generated body ${at + 1}` }],
      summary: { text: prose.paragraph(90), citations: [{ source: 1, locator: 'para.\u00a01', credibility: 2 }] },
      keyFacts: ['Founded', 'Seat', 'Purpose', 'Budget', 'Members'].map((label) => claim(label, 9)),
      relations: [claim('Works with', 5, { entityId: pick(profileIds, prose.next()) })],
      statements: [claim('Statement', 22, { kind: 'attributed', voice: aVoice('statement', 'a spokesman') })],
      notes: [],
    })),
    notes: [],
    sources: Array.from({ length: 20 }, (_, at) => ({
      number: at + 1,
      id: `s-${at}`,
      title: prose.sentence(7).slice(0, -1),
      authors: [`Author Number${at + 1}`],
      reliability: 'B' as const,
      rationale: prose.sentence(16),
    })),
  }
}
