import type {
  KindDefinition,
  KindId,
  KindRole,
  PropertyDefinition,
  PropertyId,
  PropertyRole,
  VocabularyDefinition,
} from './definition'
import { readableId } from './readable-id'

/** What there is to know of a kind. An unknown one has its id for words, no role, and is held against no property. */
export interface Kind extends Pick<KindDefinition, 'id' | 'singular' | 'plural' | 'followTheMoney'> {
  /** Itself and what it is more closely, the nearest first. */
  lineage: readonly KindId[]
  /** Its own and those of what it is more closely. */
  roles: ReadonlySet<KindRole>
  isKnown: boolean
}

/** What there is to know of a property. An unknown one has its id for words and takes any value. */
export interface Property extends Omit<PropertyDefinition, 'value' | 'roles'> {
  /** Undefined for an unknown one. */
  value?: PropertyDefinition['value']
  roles: ReadonlySet<PropertyRole>
  isKnown: boolean
}

/** The words a dossier speaks: what ships, what the dossier defines besides, and an answer for every other id. */
export class Vocabulary {
  /** In the order in which lists show them. */
  readonly kinds: readonly Kind[]
  /** In the order of an entity's key facts and groups of relations. */
  readonly properties: readonly Property[]
  private readonly kindsById: ReadonlyMap<KindId, Kind>
  private readonly propertiesById: ReadonlyMap<PropertyId, Property>
  private readonly contraryOf: ReadonlyMap<PropertyId, PropertyId>

  /** Of two definitions of one id the later one holds, in the place of the first. */
  constructor(...parts: readonly VocabularyDefinition[]) {
    const kinds = new Map(parts.flatMap((part) => part.kinds.map((kind) => [kind.id, kind] as const)))
    this.kindsById = new Map([...kinds].map(([id, definition]) => [id, knownKind(definition, kinds)]))
    this.kinds = [...this.kindsById.values()]
    const properties = parts.flatMap((part) => part.properties.map(knownProperty))
    this.propertiesById = new Map(properties.map((property) => [property.id, property]))
    this.properties = [...this.propertiesById.values()]
    this.contraryOf = new Map(
      this.properties.flatMap(({ id, contrary }) => (contrary ? [[contrary, id] as const] : [])),
    )
  }

  kind(id: KindId): Kind {
    return this.kindsById.get(id) ?? unknownKind(id)
  }

  property(id: PropertyId): Property {
    return this.propertiesById.get(id) ?? unknownProperty(id)
  }

  knowsKind(id: KindId): boolean {
    return this.kindsById.has(id)
  }

  knowsProperty(id: PropertyId): boolean {
    return this.propertiesById.has(id)
  }

  /** False for a kind of which nothing is known, such as that of an entity that has been deleted. */
  isKind(id: KindId | null | undefined, role: KindRole): boolean {
    return id !== undefined && id !== null && this.kind(id).roles.has(role)
  }

  isProperty(id: PropertyId, role: PropertyRole): boolean {
    return this.property(id).roles.has(role)
  }

  /** A relation's label as it is read from the other end. */
  inverseLabel(id: PropertyId): string {
    const { inverse, symmetric, label } = this.property(id)
    return inverse ?? (symmetric ? label : `Points here as ‘${label}’`)
  }

  /** What a property and its contrary have in common; undefined for one without a contrary. */
  conductOf(id: PropertyId): PropertyId | undefined {
    return this.propertiesById.get(id)?.contrary === undefined ? this.contraryOf.get(id) : id
  }

  /** All known kinds, and after them those among the ids that are not, by their words. */
  kindsAmong(ids: Iterable<KindId>): readonly Kind[] {
    const unknown = [...new Set(ids)].filter((id) => !this.kindsById.has(id)).map(unknownKind)
    return [...this.kinds, ...unknown.sort((a, b) => compareWords(a.singular, b.singular))]
  }

  /** As `kindsAmong`, of properties. */
  propertiesAmong(ids: Iterable<PropertyId>): readonly Property[] {
    const unknown = [...new Set(ids)].filter((id) => !this.propertiesById.has(id)).map(unknownProperty)
    return [...this.properties, ...unknown.sort((a, b) => compareWords(a.label, b.label))]
  }
}

function knownKind(definition: KindDefinition, kinds: ReadonlyMap<KindId, KindDefinition>): Kind {
  const { id, singular, plural } = definition
  // A set goes on to what is put into it meanwhile, and holds nothing twice: a kind that extends itself ends there.
  const lineage = new Set<KindId>([id])
  for (const each of lineage) {
    const above = kinds.get(each)?.extends
    if (above !== undefined) lineage.add(above)
  }
  const definitions = [...lineage].flatMap((each) => kinds.get(each) ?? [])
  const followTheMoney = definitions.find((each) => each.followTheMoney)?.followTheMoney
  return {
    id,
    singular,
    plural,
    lineage: [...lineage],
    roles: new Set(definitions.flatMap(({ roles = [] }) => roles)),
    isKnown: true,
    ...(followTheMoney && { followTheMoney }),
  }
}

function unknownKind(id: KindId): Kind {
  const words = readableId(id)
  return { id, singular: words, plural: words, lineage: [id], roles: new Set(), isKnown: false }
}

function knownProperty({ roles, ...definition }: PropertyDefinition): Property {
  return { ...definition, roles: new Set(roles), isKnown: true }
}

function unknownProperty(id: PropertyId): Property {
  return { id, label: readableId(id), roles: new Set(), isKnown: false }
}

const { compare: compareWords } = new Intl.Collator('en')
