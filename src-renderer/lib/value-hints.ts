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
    hint: 'As IMO 9074729, HRB 12345 or DE89 3704 0044 0532 0130 00.',
    placeholder: 'IMO 9074729',
  },
}
