import type { Claim, ClaimValue } from '../../src-main/domain/records/claim'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { aClaim, aDossier, anEntity, aSource, link } from './records'

/** What a newer version may write: a value of a type that this one does not know. */
export const NEWER_VALUE = {
  type: 'chemical-formula',
  formula: 'H2O',
  place: 'Bamako',
  parts: [{ atom: 'H', count: 2 }],
}

/** A made-up case of a company: who owns how much of it, what was paid, and by which numbers all are known. */
export function valuesDossier(): DossierContent {
  return aDossier({
    dossier: {
      id: 'northline-case',
      title: 'The Northline case',
      keyJudgements: [],
      language: 'en',
      marking: 'TLP:GREEN',
      vocabulary: { kinds: [{ id: 'ship', singular: 'Ship', plural: 'Ships' }], properties: [] },
    },
    entities: [
      named('northline', 'Company', 'Northline Shipping'),
      named('sahel-gold', 'Company', 'Sahel Gold'),
      named('meridian', 'ship', 'MV Meridian'),
      named('ada-moreau', 'Person', 'Ada Moreau'),
      named('quay', 'Place', 'River quay'),
    ],
    claims: [
      said('c-owns', 'northline', 'owns', link('sahel-gold'), {
        share: { percent: '40' },
        start: { edtf: '2019' },
      }),
      said('c-owns-rest', 'ada-moreau', 'owns', link('sahel-gold'), {
        share: { percent: '25', to: '50' },
        role: 'direct',
      }),
      said('c-paid', 'northline', 'paid', link('ada-moreau'), {
        role: 'for advice',
        amount: { amount: '1250000', currency: 'EUR' },
        happenedAt: { edtf: '2021-03-14' },
      }),
      said('c-turnover', 'northline', 'amount', { type: 'money', amount: '90071992547409931.07', currency: 'XOF' }),
      said('c-proportion', 'sahel-gold', 'proportion', { type: 'percentage', percent: '12.50', nearness: 'about' }),
      said('c-register', 'northline', 'registration', {
        type: 'identifier',
        scheme: 'registration-number',
        identifier: 'HRB 12345',
      }),
      said('c-imo', 'meridian', 'imo-number', { type: 'identifier', scheme: 'imo', identifier: '9074729' }),
      said('c-imo-wrong', 'meridian', 'identifier', { type: 'identifier', scheme: 'imo', identifier: '9074728' }),
      said('c-account', 'sahel-gold', 'account', {
        type: 'identifier',
        scheme: 'iban',
        identifier: 'GB29NWBK60161331926819',
      }),
      said('c-address', 'northline', 'address', {
        type: 'address',
        address: '12 Rue Achkhabad\nBamako',
        country: 'ML',
      }),
      said('c-quay', 'quay', 'coordinates', {
        type: 'coordinates',
        latitude: '12.6392',
        longitude: '-8.0029',
        precisionMetres: '1000',
      }),
      said('c-website', 'northline', 'website', { type: 'url', url: 'www.northline.example' }),
      said('c-email', 'northline', 'email', { type: 'email', email: 'desk@northline.example' }),
      said('c-phone', 'northline', 'phone', { type: 'phone', phone: '+223 20 22 12 34' }),
      said('c-country', 'sahel-gold', 'country', { type: 'country', country: 'CI' }),
      said('c-newer', 'meridian', 'description', NEWER_VALUE as unknown as ClaimValue),
    ],
    sources: [aSource('s1')],
  })
}

function said(
  id: string,
  subject: string,
  property: string,
  value: ClaimValue,
  qualifiers?: Claim['qualifiers'],
): Claim {
  return aClaim(id, subject, { property, value, ...(qualifiers && { qualifiers }) })
}

function named(id: string, schema: string, name: string) {
  return anEntity(id, { schema, names: [{ value: name, kind: 'name', citations: [] }] })
}
