/** An id as words: 'beneficial-owner' and 'beneficialOwner' as 'Beneficial owner', 'IMO-number' as 'IMO number'. */
export function readableId(id: string): string {
  const words = id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[-\s]+/)
    .filter((word) => word !== '')
    .map((word, at) => (at > 0 && /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ')
  return words === '' ? id : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
