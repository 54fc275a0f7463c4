import { z } from 'zod'
import { readableId } from '../vocabulary/readable-id'
import { fitsIban, fitsImo, fitsIsin, fitsMod97 } from './check-digits'

/** The id of a scheme of identifiers. Any well-formed one parses: one that is not known here is kept and shown by its own words. */
export const schemeIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,95}$/, 'must be letters, digits and hyphens, beginning with a letter, at most 96')

/** A register or a standard by which things are numbered. */
export interface IdentifierScheme {
  id: string
  /** 'Registration number', as a list shows it. */
  label: string
  /** Stands before every identifier of it: 'IMO'. Schemes without one are named behind it. */
  tag?: string
  /** Its identifiers are one word, in which case and spaces mean nothing. */
  isCode?: boolean
  /** What is wrong with one that is not as the scheme has it. */
  fault?: (identifier: string) => string | undefined
}

const KEPT = 'Look whether it is mistyped; it can be kept as it is.'

/** What one of the form `form` must be, and what to say where its check figures do not fit. */
function checked(form: RegExp, shape: string, fits: (text: string) => boolean) {
  return (identifier: string): string | undefined => {
    if (!form.test(identifier)) return `${shape}. ${KEPT}`
    return fits(identifier) ? undefined : `Its check digit does not fit the rest. ${KEPT}`
  }
}

/** A scheme whose numbers have a form and nothing to check them by. */
function formed(form: RegExp, shape: string) {
  return checked(form, shape, () => true)
}

/** All schemes that are known here, in the order in which a list shows them. */
export const IDENTIFIER_SCHEMES: readonly IdentifierScheme[] = [
  { id: 'registration-number', label: 'Registration number' },
  { id: 'tax-number', label: 'Tax number' },
  { id: 'vat', label: 'VAT number', tag: 'VAT', isCode: true },
  {
    id: 'lei',
    label: 'LEI (legal entity)',
    tag: 'LEI',
    isCode: true,
    fault: checked(/^[A-Z0-9]{18}\d\d$/, 'An LEI has 20 letters and figures', fitsMod97),
  },
  {
    id: 'isin',
    label: 'ISIN (security)',
    tag: 'ISIN',
    isCode: true,
    fault: checked(/^[A-Z]{2}[A-Z0-9]{9}\d$/, 'An ISIN has two letters and ten letters or figures', fitsIsin),
  },
  {
    id: 'imo',
    label: 'IMO (ship)',
    tag: 'IMO',
    isCode: true,
    fault: checked(/^\d{7}$/, 'An IMO number has seven figures', fitsImo),
  },
  {
    id: 'mmsi',
    label: 'MMSI (ship’s radio)',
    tag: 'MMSI',
    isCode: true,
    fault: formed(/^\d{9}$/, 'An MMSI has nine figures'),
  },
  {
    id: 'iban',
    label: 'IBAN (bank account)',
    tag: 'IBAN',
    isCode: true,
    fault: checked(/^[A-Z]{2}\d\d[A-Z0-9]{10,30}$/, 'An IBAN begins with two letters and two figures', fitsIban),
  },
  {
    id: 'bic',
    label: 'BIC (bank)',
    tag: 'BIC',
    isCode: true,
    fault: formed(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'A BIC has eight or eleven letters and figures'),
  },
  { id: 'account-number', label: 'Account number' },
  { id: 'vehicle-registration', label: 'Number plate or tail number' },
  { id: 'passport-number', label: 'Passport or identity number' },
  { id: 'case-number', label: 'Case number' },
  { id: 'wikidata', label: 'Wikidata', tag: 'Wikidata', isCode: true },
]

const BY_ID: ReadonlyMap<string, IdentifierScheme> = new Map(IDENTIFIER_SCHEMES.map((scheme) => [scheme.id, scheme]))

/** The scheme of an id; one that is not known has the id's own words. */
export function identifierScheme(id: string): IdentifierScheme {
  return BY_ID.get(id) ?? { id, label: readableId(id) }
}
