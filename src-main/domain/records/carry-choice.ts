/** What a briefing's PDF takes along beside its pages: nothing, what is printed in it, or the whole dossier. */
export const CARRY_CHOICES = ['none', 'printed', 'all'] as const
export type CarryChoice = (typeof CARRY_CHOICES)[number]

/** What each is called where it is chosen. */
export const CARRY_LABELS: Readonly<Record<CarryChoice, string>> = {
  none: 'Nothing',
  printed: 'What is printed',
  all: 'The whole dossier',
}
