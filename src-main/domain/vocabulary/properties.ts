import type { SchemaName } from './schemata'

/** What a claim's value is for a property. */
export type PropertyValueType = 'text' | 'number' | 'date' | 'entity' | 'geometry'

/**
 * One property of the vocabulary.
 * `objects`: schemata that a relation may point at; absent: any.
 * `functional`: an entity has one true value.
 * `countOf`: an entity has one true value of each unit and role.
 * `office`: what the value has one of at a time, called by the claim's role.
 * `contrary`: what nobody does to the same thing at the same time.
 * `attends`: the value is an event, and the claim is of its time.
 * `inverse`: the label of the relation seen from the other end; present exactly on entity-valued properties.
 * `symmetric`: the relation reads the same from both ends.
 * `question`: what two claims of it disagree about, when the label does not say it.
 * `keyFact`: shown in the table at the top of the entity's page.
 * `utterance`: what somebody says; in version 1 a date beside it was that of the saying.
 * `lasting`: what goes on; that it held at some time is no event of that time.
 */
export interface PropertyInfo {
  label: string
  value: PropertyValueType
  /** Schemata a claim with this property may be about; absent: any. */
  subjects?: readonly SchemaName[]
  objects?: readonly SchemaName[]
  inverse?: string
  symmetric?: boolean
  functional?: boolean
  countOf?: boolean
  office?: boolean
  contrary?: string
  attends?: boolean
  keyFact?: boolean
  utterance?: boolean
  lasting?: boolean
  question?: string
}

const relation = (
  label: string,
  inverse: string,
  subjects?: readonly SchemaName[],
  objects?: readonly SchemaName[],
): PropertyInfo => ({
  label,
  inverse,
  value: 'entity',
  ...(subjects && { subjects }),
  ...(objects && { objects }),
})

const lasting = (...args: Parameters<typeof relation>): PropertyInfo => ({ ...relation(...args), lasting: true })

/** What has members, offices and a seat. */
const BODIES = ['PublicBody', 'Organization', 'Company'] as const
const PLACES = ['Country', 'Place'] as const

/** The vocabulary of claims, by property id. Order is the order of a page's key facts and relation groups. */
export const PROPERTIES = {
  // Key facts
  'legal-form': { label: 'Form', value: 'text', keyFact: true, functional: false },
  purpose: { label: 'Purpose', value: 'text', keyFact: true },
  founded: { label: 'Began', value: 'date', keyFact: true, functional: true, question: 'when it began' },
  transformed: {
    label: 'Changed form',
    value: 'date',
    keyFact: true,
    functional: true,
    question: 'when it changed form',
  },
  age: { label: 'Age', value: 'text', keyFact: true },
  date: { label: 'Date', value: 'date', keyFact: true, functional: true },
  signed: {
    label: 'Signed',
    value: 'date',
    keyFact: true,
    functional: true,
    question: 'when it was signed',
    subjects: ['Agreement'],
  },
  'in-force': {
    label: 'In force',
    value: 'date',
    keyFact: true,
    functional: true,
    question: 'when it came into force',
    subjects: ['Agreement'],
  },
  'instrument-type': { label: 'Instrument', value: 'text', keyFact: true, subjects: ['Agreement'] },
  status: { label: 'Status', value: 'text', keyFact: true },
  count: { label: 'Number', value: 'number', keyFact: true, countOf: true },
  'official-name': { label: 'Official name', value: 'text', keyFact: true },
  'iso-alpha-2': { label: 'ISO 3166-1 alpha-2', value: 'text', keyFact: true, functional: true, subjects: ['Country'] },
  'iso-alpha-3': { label: 'ISO 3166-1 alpha-3', value: 'text', keyFact: true, functional: true, subjects: ['Country'] },
  'iso-numeric': { label: 'ISO 3166-1 numeric', value: 'text', keyFact: true, functional: true, subjects: ['Country'] },
  'land-borders': { label: 'Land borders', value: 'text', keyFact: true, subjects: ['Country'] },
  outline: { label: 'Outline', value: 'geometry', subjects: ['Country', 'Place'] },

  // Relations between people, bodies and countries
  'member-of': lasting('Member of', 'Members', undefined, [...BODIES, 'Country', 'Agreement']),
  'holds-office': {
    ...lasting('Holds office in', 'Office-holders', ['Person'], [...BODIES, ...PLACES]),
    office: true,
  },
  represents: lasting('Represents', 'Represented by'),
  'citizen-of': lasting('Citizen of', 'Citizens', ['Person'], ['Country']),
  'body-of': lasting('Body of', 'Bodies', ['PublicBody', 'Organization'], [...BODIES, ...PLACES]),
  'part-of': lasting('Part of', 'Contains'),
  'located-in': lasting('Located in', 'Located here', undefined, PLACES),
  'company-of': lasting('Company of', 'Companies', ['Company']),
  borders: {
    label: 'Borders',
    inverse: 'Borders',
    symmetric: true,
    value: 'entity',
    lasting: true,
    subjects: ['Country'],
    objects: ['Country'],
  },

  // Events and agreements
  'took-part-in': { ...relation('Took part in', 'Participants', undefined, ['Event', 'Agreement']), attends: true },
  hosted: { ...relation('Hosted', 'Host', undefined, ['Event']), attends: true },
  'spoke-at': { ...relation('Spoke at', 'Speakers', ['Person'], ['Event']), attends: true },
  'held-at': relation('Held at', 'Events here', ['Event'], [...PLACES, ...BODIES]),
  'party-to': relation('Party to', 'Parties', undefined, ['Agreement', 'Event', 'Topic']),
  'resulted-in': relation('Resulted in', 'Result of'),
  followed: relation('Followed', 'Followed by', ['Event', 'Agreement']),
  established: relation('Established', 'Established by', ['Event', 'Agreement']),
  'changed-form-of': relation('Changed the form of', 'Form changed by', ['Event', 'Agreement']),
  'pertains-to': lasting('Pertains to', 'Topics', ['Topic']),
  concerns: lasting('Concerns', 'Raised in'),

  // Conduct between actors
  'cooperates-with': { label: 'Works with', inverse: 'Works with', symmetric: true, value: 'entity', lasting: true },
  supports: { ...lasting('Supports', 'Supported by'), contrary: 'opposes' },
  'supplies-arms-to': relation('Supplies arms to', 'Armed by'),
  'trains-forces-of': relation('Trains forces of', 'Forces trained by'),
  'to-open-resources-to': relation('Is to open its resources to', 'Is to get access to resources of'),
  'endowed-with': lasting('Endowed with', 'Found in', ['Country', 'Place']),
  seeks: lasting('Seeks', 'Sought by'),
  expelled: relation('Expelled', 'Expelled by'),
  'distances-from': relation('Moves away from', 'Being left by'),
  opposes: lasting('Opposes', 'Opposed by'),
  criticises: relation('Criticises', 'Criticised by'),
  affects: relation('Affects', 'Affected by'),
  'interested-in': lasting('Interested in', 'Of interest to'),
  invited: relation('Invited', 'Invited by'),

  // Who wrote it comes after what it is about
  'supplied-material-to': relation('Supplied material to', 'Drew on', ['Organization', 'Person']),
  'author-of': relation('Wrote about', 'Written about by', ['Person']),

  // Text
  statement: { label: 'Statement', value: 'text', utterance: true },
  assessment: { label: 'Assessment', value: 'text', utterance: true, question: 'assessments' },
  description: { label: 'Description', value: 'text' },
  terms: { label: 'Terms', value: 'text', subjects: ['Agreement', 'Event', 'Topic'] },
  agenda: { label: 'Agenda', value: 'text', subjects: ['Event'] },
  sequence: { label: 'Place in the series', value: 'text', subjects: ['Event'] },
  outcome: { label: 'Outcome', value: 'text' },
  position: { label: 'Position', value: 'text', utterance: true },
  outlook: { label: 'Outlook', value: 'text', utterance: true },
} as const satisfies Record<string, PropertyInfo>

export type PropertyId = keyof typeof PROPERTIES

export const PROPERTY_IDS = Object.keys(PROPERTIES) as readonly PropertyId[]

/** The vocabulary's entry for a property. */
export function propertyInfo(id: PropertyId): PropertyInfo {
  return PROPERTIES[id]
}

/** True for what somebody says, whatever an earlier version made of the property's name. */
export function isUtterance(property: unknown): boolean {
  const info = PROPERTY_IDS.find((id) => id === property)
  return info !== undefined && propertyInfo(info).utterance === true
}
