/**
 * JSON with keys in code-unit order and without undefined fields: equal values give equal text.
 * *Source*: RFC 8785 for the kinds of value a dossier holds. Recursive: for parsed records only, whose depth the schemas bound.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    let items = ''
    for (const item of value) items += items === '' ? canonicalJson(item) : `,${canonicalJson(item)}`
    return `[${items}]`
  }
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const field: unknown = value[key as keyof typeof value]
    if (field === undefined) continue
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(field)}`
  }
  return `{${fields}}`
}

/** True when two values have the same canonical JSON, found without writing it. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameJson(item, b[at]))
    )
  }
  const [fieldsA, fieldsB] = [presentFields(a), presentFields(b)]
  return (
    fieldsA.length === fieldsB.length &&
    fieldsA.every((key) => Object.hasOwn(b, key) && isSameJson(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}

function presentFields(value: object): string[] {
  return Object.keys(value).filter((key) => value[key as keyof typeof value] !== undefined)
}
