import type { z } from 'zod'

/** One call: what comes in is parsed with `input`; what goes out is typed, since only the renderer is not trusted. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input
  /** Never present; carries the type of the answer. */
  readonly output?: Output
}

/** Declares a call by its answer and its input. */
export const call =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input })
