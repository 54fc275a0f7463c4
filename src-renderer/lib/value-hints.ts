import type { WrittenType } from '@domain/values/read-value'

/** What a field for a value of a type is called, and how what belongs into it is written. */
export const VALUE_FIELDS: Readonly<Record<WrittenType, { label: string; hint: string; placeholder: string }>> = {
  number: {
    label: 'How many or how much',
    hint: 'As 3, 2.5, about 15, 3 to 5 or 1.2 million.',
    placeholder: '15',
  },
  money: {
    label: 'Sum and currency',
    hint: 'As €1,250,000, US$1.25 million, about 40,000 CHF or £1m to £2m.',
    placeholder: '€1,250,000',
  },
  percentage: { label: 'Per cent', hint: 'As 40%, 12.5%, more than 25% or 25–50%.', placeholder: '40%' },
  identifier: {
    label: 'Identifier',
    hint: 'As IMO 9074729; or choose beside it what kind of number it is.',
    placeholder: 'IMO 9074729',
  },
  address: {
    label: 'Address',
    hint: 'As a letter would have it, in one line or in several.',
    placeholder: '12 Rue Achkhabad, Bamako',
  },
  coordinates: {
    label: 'Latitude and longitude',
    hint: 'As 12.6392, -8.0029 or 12°38′21″N 8°0′10″W.',
    placeholder: '12.6392, -8.0029',
  },
  url: { label: 'Web address', hint: 'Kept as text; Dossier never opens it.', placeholder: 'https://example.org' },
  email: {
    label: 'E-mail address',
    hint: 'Kept as text; Dossier never writes to it.',
    placeholder: 'desk@example.org',
  },
  phone: {
    label: 'Telephone number',
    hint: 'With its country code, where you know it.',
    placeholder: '+223 20 22 12 34',
  },
  country: { label: 'Which country', hint: 'By its name or its two letters in ISO 3166.', placeholder: 'Mali' },
}
