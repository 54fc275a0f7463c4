import { z } from 'zod'

/** Handling marks from least to most restrictive. *Source*: FIRST, Traffic Light Protocol 2.0. */
export const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const

export const markingSchema = z.enum(MARKINGS)
export type Marking = z.infer<typeof markingSchema>

/**
 * What a new dossier is marked until its author says otherwise. *Source*: the strictest mark under which an ordinary briefing can
 * still be read in one's own house; TLP:RED allows nobody but the persons named, so that it would be lowered from habit.
 */
export const NEW_DOSSIER_MARKING: Marking = 'TLP:AMBER+STRICT'

/** To whom each lets it be handed on, to end a sentence. *Source*: FIRST, Traffic Light Protocol 2.0. */
export const MARKING_WORDS: Readonly<Record<Marking, string>> = {
  'TLP:CLEAR': 'may be shared without restriction.',
  'TLP:GREEN': 'may be shared within the community, not in public.',
  'TLP:AMBER': 'for the recipients’ organisation and its clients, as far as they need to know.',
  'TLP:AMBER+STRICT': 'for the recipients’ organisation only, as far as they need to know.',
  'TLP:RED': 'for the named recipients only.',
}

/** The colours of a mark's letters, on black. *Shape*: `#rrggbb`. *Source*: FIRST, Traffic Light Protocol 2.0, colour coding. */
export const MARKING_COLOURS: Readonly<Record<Marking, string>> = {
  'TLP:CLEAR': '#ffffff',
  'TLP:GREEN': '#33ff00',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:RED': '#ff2b2b',
}

/** True when the first mark is the less restrictive one. */
export function isLowerMark(mark: Marking, than: Marking): boolean {
  return MARKINGS.indexOf(mark) < MARKINGS.indexOf(than)
}

/** The most restrictive of some marks. */
export function highestMark(first: Marking, ...others: readonly Marking[]): Marking {
  return others.reduce((highest, mark) => (isLowerMark(highest, mark) ? mark : highest), first)
}

/** The mark that a source has: its own, or the dossier's where it was given none. */
export function markOf(source: { marking?: Marking | undefined }, dossier: { marking: Marking }): Marking {
  return source.marking ?? dossier.marking
}
