import { ENGLISH } from './english'

type Words = typeof ENGLISH

/** The name of a sentence in the catalogue. */
export type MessageId = keyof Words

/** One that is the same every time. */
type PlainId = { [M in MessageId]: Words[M] extends string ? M : never }[MessageId]

/** One that has to be told something. */
type ToldId = Exclude<MessageId, PlainId>

/** What a sentence has to be told. */
type ParamsOf<M extends MessageId> = Words[M] extends (params: infer P) => string ? P : never

/** A sentence, or a few that belong together, before it is in any language. Data alone, so that it can go to another process. */
export interface Message {
  readonly id: MessageId
  /** *Shape*: an object of texts and numbers. */
  readonly params?: unknown
}

/** All sentences in one language. One that is missing does not compile. */
export type Catalogue = {
  readonly [M in MessageId]: M extends ToldId ? string | ((params: ParamsOf<M>) => string) : string
}

/** Names a sentence, and gives what it has to be told. */
export function say(id: PlainId): Message
export function say<M extends ToldId>(id: M, params: ParamsOf<M>): Message
export function say(id: MessageId, params?: unknown): Message {
  return params === undefined ? { id } : { id, params }
}

/** Words that are no sentence of the catalogue: a place in the data, or what another program says. */
export function asIs(words: string): Message {
  return say('as-is', { words })
}

/** The words of a message, or of several that follow each other, in a language. */
export function wordsOf(says: Message | readonly Message[], catalogue: Catalogue = ENGLISH): string {
  if (isSeveral(says)) return says.map((one) => wordsOf(one, catalogue)).join(' ')
  const words = catalogue[says.id]
  // That a sentence is told what it needs is held where it is named, in `say`.
  return typeof words === 'string' ? words : words(says.params as never)
}

function isSeveral(says: Message | readonly Message[]): says is readonly Message[] {
  return Array.isArray(says)
}
