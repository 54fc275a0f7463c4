import type { Id } from '@domain/records/ids'

/** An id for a judgement or finding that is added here. *Shape*: as the main process makes them. */
export function newItemId(): Id {
  return `r-${crypto.randomUUID()}`
}

/** The list with one item changed. */
export function changed<T extends { id: Id }>(items: readonly T[], id: Id, fields: Partial<T>): T[] {
  return items.map((item) => (item.id === id ? { ...item, ...fields } : item))
}

/** The list with one item a place further up or down. */
export function moved<T extends { id: Id }>(items: readonly T[], id: Id, step: -1 | 1): T[] {
  const from = items.findIndex((item) => item.id === id)
  const item = items[from]
  if (!item || from + step < 0 || from + step >= items.length) return [...items]
  const rest = items.filter((other) => other.id !== id)
  rest.splice(from + step, 0, item)
  return rest
}
