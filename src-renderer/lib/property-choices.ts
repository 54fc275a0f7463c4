import type { KindId, PropertyId } from '@domain/vocabulary/definition'
import type { Property, Vocabulary } from '@domain/vocabulary/vocabulary'

/** Properties that read alike, under a heading. */
export interface PropertyGroup {
  label: string
  ids: readonly PropertyId[]
}

/**
 * The properties a claim about an entity of this kind may have; of any kind when none is given. Outlines come with data only.
 * The one that is chosen is among them whether it fits or not.
 */
export function propertyChoices(
  vocabulary: Vocabulary,
  schema: KindId | undefined,
  chosen?: PropertyId,
): PropertyGroup[] {
  const kind = schema === undefined ? undefined : vocabulary.kind(schema)
  const fitting = vocabulary.properties.filter(({ value, from }) => {
    if (value === 'geometry') return false
    return !kind?.isKnown || !from || kind.lineage.some((each) => from.includes(each))
  })
  const group = (label: string, which: (property: Property) => boolean) => ({
    label,
    ids: fitting.filter(which).map(({ id }) => id),
  })
  const isFact = ({ value, roles }: Property) => value !== 'entity' && (value !== 'text' || roles.has('key-fact'))
  const groups: PropertyGroup[] = [
    group('Text', ({ value, roles }) => value === 'text' && !roles.has('key-fact')),
    group('Key facts', isFact),
    group('Relations', ({ value }) => value === 'entity'),
  ]
  if (chosen !== undefined && !fitting.some(({ id }) => id === chosen))
    groups.unshift({ label: 'Chosen before', ids: [chosen] })
  return groups.filter(({ ids }) => ids.length > 0)
}
