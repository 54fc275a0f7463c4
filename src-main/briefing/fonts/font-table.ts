/** Reads the tables of an OpenType font as they stand in the file. *Source*: OpenType 1.9, chapters 'OpenType Layout Common Table Formats'. */
export class FontTable {
  constructor(
    readonly view: DataView,
    readonly start: number,
  ) {}

  /** The named table of a font; undefined when it has none. */
  static table(font: Uint8Array, tag: string): FontTable | undefined {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
    const count = view.getUint16(4)
    for (let at = 0; at < count; at++) {
      const record = 12 + at * 16
      if (tagAt(view, record) === tag) return new FontTable(view, view.getUint32(record + 8))
    }
    return undefined
  }

  u16(offset: number): number {
    return this.view.getUint16(this.start + offset)
  }

  i16(offset: number): number {
    return this.view.getInt16(this.start + offset)
  }

  u32(offset: number): number {
    return this.view.getUint32(this.start + offset)
  }

  tag(offset: number): string {
    return tagAt(this.view, this.start + offset)
  }

  /** The table that the 16-bit offset at `offset` points to. */
  at(offset: number): FontTable {
    return this.from(this.u16(offset))
  }

  from(offset: number): FontTable {
    return new FontTable(this.view, this.start + offset)
  }
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
}

/** A lookup's kind and its subtables, with extension subtables resolved. */
export interface Lookup {
  readonly type: number
  readonly subtables: readonly FontTable[]
}

/** The lookups that these features of a layout table use in Latin text, in the order in which they are applied. */
export function lookupsOf(table: FontTable, features: ReadonlySet<string>, extensionType: number): Lookup[] {
  const system = defaultSystem(table.at(4))
  if (!system) return []
  const featureList = table.at(6)
  const indices = new Set<number>()
  for (let at = 0; at < system.u16(4); at++) {
    const record = 2 + system.u16(6 + at * 2) * 6
    if (!features.has(featureList.tag(record))) continue
    const feature = featureList.at(record + 4)
    for (let lookup = 0; lookup < feature.u16(2); lookup++) indices.add(feature.u16(4 + lookup * 2))
  }
  const lookupList = table.at(8)
  return [...indices]
    .sort((a, b) => a - b)
    .map((index): Lookup => {
      const lookup = lookupList.at(2 + index * 2)
      let type = lookup.u16(0)
      const subtables: FontTable[] = []
      for (let at = 0; at < lookup.u16(4); at++) {
        const subtable = lookup.at(6 + at * 2)
        if (type === extensionType || lookup.u16(0) === extensionType) {
          type = subtable.u16(2)
          subtables.push(subtable.from(subtable.u32(4)))
        } else subtables.push(subtable)
      }
      return { type, subtables }
    })
}

/** The default language system of the Latin script, or of any. */
function defaultSystem(scripts: FontTable): FontTable | undefined {
  for (const wanted of ['latn', 'DFLT'])
    for (let at = 0; at < scripts.u16(0); at++) {
      const record = 2 + at * 6
      if (scripts.tag(record) !== wanted) continue
      const script = scripts.at(record + 4)
      if (script.u16(0) !== 0) return script.at(0)
    }
  return undefined
}

/** The place of a glyph in a coverage table; -1 when it isn't covered. */
export function coverageIndex(coverage: FontTable, glyph: number): number {
  const count = coverage.u16(2)
  const ranges = coverage.u16(0) === 2
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (ranges) {
      const record = 4 + middle * 6
      if (glyph < coverage.u16(record)) high = middle - 1
      else if (glyph > coverage.u16(record + 2)) low = middle + 1
      else return coverage.u16(record + 4) + glyph - coverage.u16(record)
    } else {
      const covered = coverage.u16(4 + middle * 2)
      if (glyph < covered) high = middle - 1
      else if (glyph > covered) low = middle + 1
      else return middle
    }
  }
  return -1
}

/** The class of a glyph; 0 when it has none. */
export function classOf(definition: FontTable, glyph: number): number {
  if (definition.u16(0) === 1) {
    const at = glyph - definition.u16(2)
    return at >= 0 && at < definition.u16(4) ? definition.u16(6 + at * 2) : 0
  }
  let low = 0
  let high = definition.u16(2) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const record = 4 + middle * 6
    if (glyph < definition.u16(record)) high = middle - 1
    else if (glyph > definition.u16(record + 2)) low = middle + 1
    else return definition.u16(record + 4)
  }
  return 0
}
