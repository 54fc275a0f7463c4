import type { Claim } from '../../src-main/domain/records/claim'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { aClaim, aDossier, anEntity, aSource, cite, link } from './records'

const PEOPLE = ['Anna Orlova', 'Іван Шевченко', 'محمد الأمين', '王小明', 'Łukasz Żak'] as const
const COMPANIES = ['Northline Shipping', 'ООО «Волна»', 'شركة النيل', '海洋公司', 'Ærø Holding'] as const

/** A made-up case of forty people and companies, named in four scripts and both directions: who owns which part of what, and what was paid. */
export function companyCase(): DossierContent {
  const numbered = (names: readonly string[], at: number) => `${names[at % names.length] ?? ''} ${at + 1}`
  const twenty = Array.from({ length: 20 }, (_, at) => at)
  const people = twenty.map((at) => entity(`person-${at}`, 'Person', numbered(PEOPLE, at)))
  const companies = twenty.map((at) => entity(`company-${at}`, 'Company', numbered(COMPANIES, at)))
  return aDossier({
    dossier: { id: 'company-case', title: 'Дело о порте', keyJudgements: [], language: 'ru', marking: 'TLP:AMBER' },
    entities: [...people, ...companies],
    claims: twenty.flatMap((at): Claim[] => [
      aClaim(`owns-${at}`, `person-${at}`, {
        property: 'owns',
        value: link(`company-${at}`),
        qualifiers: { share: { percent: String(5 + at) }, start: { edtf: `20${10 + at}-03-14` } },
      }),
      aClaim(`paid-${at}`, `company-${at}`, {
        property: 'paid',
        value: link(`company-${(at + 1) % 20}`),
        citations: [cite('s1', '2')],
        qualifiers: { amount: { amount: `${1_000 + at}.5`, currency: 'EUR' } },
      }),
    ]),
    sources: [aSource('s1', { title: 'Реестр портов', language: 'ru' })],
  })
}

function entity(id: string, schema: string, value: string) {
  return anEntity(id, { schema, names: [{ value, kind: 'name', citations: [cite('s1')] }] })
}
