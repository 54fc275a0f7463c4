declare const inside: unique symbol

/**
 * What a claim says, closed to all who would print it without saying whose it is: it is no text, and only `opened` makes it one.
 * The few modules that call `opened` set the claim's voice beside it; `tests/support/import-rules.ts` names them.
 * *Shape*: when it is running, the value itself.
 */
export interface Sealed<Value> {
  readonly [inside]: Value
}

export function sealed<Value>(value: Value): Sealed<Value> {
  return value as unknown as Sealed<Value>
}

export function opened<Value>(value: Sealed<Value>): Value {
  return value as unknown as Value
}
