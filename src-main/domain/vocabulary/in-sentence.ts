/** A label as it stands within a sentence: 'Member of' as 'member of', while 'IMO number' and 'ISO 3166-1' stay what they are. */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label
  return /\p{Lu}/u.test(second) ? label : `${first.toLowerCase()}${label.slice(first.length)}`
}
