import type { Fault } from '../domain/errors'

/** The answer to every call. What went wrong is data: its words are made where they are shown. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Fault }
