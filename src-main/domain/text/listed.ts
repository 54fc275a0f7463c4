/** Several things in one sentence. *Shape*: 'Mali', 'Mali and Niger', 'Mali, Niger and Chad'; empty for none. */
export function listed(things: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = things.at(-1) ?? ''
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} ${joint} ${last}`
}
