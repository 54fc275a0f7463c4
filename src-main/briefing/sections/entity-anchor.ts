/** The place that mentions of an entity link to. */
export function entityAnchor(id: string): string {
  return `entity-${id}`
}
