import { PROPERTY_IDS, propertyInfo, type PropertyId } from '@domain/vocabulary/properties'
import type { SchemaName } from '@domain/vocabulary/schemata'

/** Properties that read alike, under a heading. */
export interface PropertyGroup {
  label: string
  ids: readonly PropertyId[]
}

/**
 * The properties a claim about an entity of this kind may have; of any kind when none is given. Outlines come with data only.
 * The one that is chosen is among them whether it fits or not.
 */
export function propertyChoices(schema: SchemaName | undefined, chosen?: PropertyId): PropertyGroup[] {
  const fitting = PROPERTY_IDS.filter((id) => {
    const { subjects, value } = propertyInfo(id)
    return value !== 'geometry' && (schema === undefined || !subjects || subjects.includes(schema))
  })
  const groups: PropertyGroup[] = [
    { label: 'Text', ids: fitting.filter((id) => propertyInfo(id).value === 'text' && !propertyInfo(id).keyFact) },
    { label: 'Key facts', ids: fitting.filter((id) => propertyInfo(id).keyFact) },
    { label: 'Relations', ids: fitting.filter((id) => propertyInfo(id).value === 'entity') },
  ]
  if (chosen !== undefined && !fitting.includes(chosen)) groups.unshift({ label: 'Chosen before', ids: [chosen] })
  return groups.filter((group) => group.ids.length > 0)
}
