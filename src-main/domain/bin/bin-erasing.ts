import { listed } from '../text/listed'
import { counted } from '../text/counted'
import type { BinHoldings, ErasedRecord } from '../ports'
import type { BinEntry, ReaderLayer } from '../records/records'

/**
 * What goes for good with entries of the bin: the record with all that is kept of it, unless it goes on. It does when it is in its place
 * or stands in an entry that stays; then the entry goes alone. An entry that hides what came with the app holds nothing, and stays.
 */
export function erasedWith(layer: ReaderLayer, entries: readonly BinEntry[]): ErasedRecord[] {
  const { bin } = layer.records
  const going = new Set(entries.map(({ id }) => id))
  const staying = new Set<string>()
  const hidden = new Set<string>()
  for (const entry of Object.values(bin)) {
    if (entry.record === null) hidden.add(keyOf(entry))
    else if (!going.has(entry.id)) staying.add(keyOf(entry))
  }
  return entries.flatMap((entry): ErasedRecord[] => {
    const { id, collection, recordId, record } = entry
    if (record === null) return []
    const isLive = Object.hasOwn(layer.records[collection], recordId)
    if (isLive || staying.has(keyOf(entry))) return [{ collection: 'bin', id }]
    return [{ collection, id: recordId, ...(hidden.has(keyOf(entry)) && { alone: true }) }]
  })
}

function keyOf({ collection, recordId }: BinEntry): string {
  return `${collection}/${recordId}`
}

/** What nothing here can reach. */
export const NOT_REACHED =
  'Files that were exported or copied elsewhere are not touched, and a disk may keep traces of what was on it until it writes over them.'

/** 'also in 3 versions, 2 backups and undo'; empty when it is only in the bin. */
export function holdingsWords({ versions, marks, undo, backups }: BinHoldings): string {
  const count = (number: number, one: string) => (number === 0 ? [] : [counted(number, one)])
  const places = [
    ...count(versions, 'version'),
    ...count(marks, 'marked passage'),
    ...count(backups, 'backup'),
    ...(undo > 0 ? ['undo'] : []),
  ]
  if (places.length === 0) return ''
  return `also in ${listed(places)}`
}
