import {
  SECTION_KINDS,
  type Briefing,
  type BriefingFormat,
  type BriefingSection,
  type SectionKind,
} from '../records/briefing'

/** The title that a briefing has until its author gives it one. */
export const UNTITLED_BRIEFING = 'Untitled briefing'

/** A bottom line is read at a glance. *Units*: words. *Source*: the style guide of the briefings. */
export const BOTTOM_LINE_WORDS = 60

/** What a report adds to its bottom line, in this order. *Source*: the style guide of the briefings. */
export const REPORT_SUMMARY = [
  { field: 'whatIsNew', label: 'What is new' },
  { field: 'whyItMatters', label: 'Why it matters' },
  { field: 'whatToDo', label: 'What should be done' },
] as const satisfies readonly { field: keyof Briefing; label: string }[]

/** A brief is read in one sitting. *Units*: pages. *Source*: the style guide of the briefings. */
export const BRIEF_PAGES = 4

/** Sections that stand on the first page, whatever their place in the order of the others. */
export const FRONT_SECTIONS: readonly SectionKind[] = ['bottom-line', 'key-judgements']

/** What a section is called where it is chosen, and what it prints. */
export const SECTION_INFO: Readonly<Record<SectionKind, { label: string; about: string }>> = {
  'bottom-line': { label: 'Bottom line', about: 'The answer first, then why it matters.' },
  'key-judgements': { label: 'Key judgements', about: 'Three to seven sentences, each resting on claims.' },
  'scope-note': { label: 'Scope note', about: 'What is asked, what is left out, and on what material.' },
  findings: { label: 'Findings', about: 'The background, then each finding with what speaks for and against it.' },
  disputed: { label: 'Claims that cannot all hold', about: 'What contradicts what, side by side, with who says it.' },
  timeline: { label: 'Timeline', about: 'Every dated claim about the entities of this briefing.' },
  relations: { label: 'Relations', about: 'A diagram of who is tied to whom, with the ties as a table.' },
  map: { label: 'Map', about: 'The places of this briefing whose outlines the app ships.' },
  outlook: { label: 'Outlook and indicators', about: 'What is expected, by whom, and what to watch for.' },
  gaps: { label: 'Gaps', about: 'What is not known.' },
  changes: { label: 'What changed', about: 'Claims that are new, changed or withdrawn since the last export.' },
  notes: { label: 'Analyst notes', about: 'Your own notes, set apart from what sources say.' },
  methods: { label: 'How to read it', about: 'The scales of likelihood, confidence and grades.' },
  sources: { label: 'Sources', about: 'Every source that is cited, with its grade and why.' },
  profiles: { label: 'Profiles', about: 'A profile of each entity: names, key facts, relations, statements.' },
  index: { label: 'Index', about: 'Where each entity is spoken of.' },
}

/** What a new briefing is made from. */
export const BRIEFING_TEMPLATES: Readonly<Record<BriefingFormat, { label: string; about: string }>> = {
  brief: { label: 'Brief', about: 'Two to four pages: the answer, the judgements and what they rest on.' },
  report: { label: 'Report', about: 'Numbered paragraphs with contents, figures, profiles and an index.' },
}

/** What would take a Brief beyond its pages. */
const NOT_IN_A_BRIEF: ReadonlySet<SectionKind> = new Set(['relations', 'map', 'outlook', 'profiles', 'index'])

/** What only somebody who composes a briefing can say. */
const WRITTEN_BY_HAND: ReadonlySet<SectionKind> = new Set(['scope-note', 'outlook', 'gaps', 'changes'])

/** What a briefing prints that nobody composed, in its order: what the dossier has for it. */
export function quickSections(format: BriefingFormat): SectionKind[] {
  return SECTION_KINDS.filter((kind) => !WRITTEN_BY_HAND.has(kind) && (format === 'report' || kind !== 'index'))
}

/** The sections of a new briefing. */
export function templateSections(format: BriefingFormat): BriefingSection[] {
  return SECTION_KINDS.map((kind) => ({ kind, included: format === 'report' || !NOT_IN_A_BRIEF.has(kind) }))
}

/** Every kind of section once, in the briefing's order; kinds it does not know yet stand at the end and are left out. */
export function everySection(sections: readonly BriefingSection[]): BriefingSection[] {
  const known = new Map<SectionKind, BriefingSection>()
  for (const section of sections) if (!known.has(section.kind)) known.set(section.kind, section)
  const rest = SECTION_KINDS.filter((kind) => !known.has(kind))
  return [...known.values(), ...rest.map((kind) => ({ kind, included: false }))]
}

/** The kinds that are printed, in their order: those of the first page before the others. */
export function printedSections(sections: readonly BriefingSection[]): SectionKind[] {
  const kinds = everySection(sections)
    .filter((section) => section.included)
    .map((section) => section.kind)
  return [
    ...kinds.filter((kind) => FRONT_SECTIONS.includes(kind)),
    ...kinds.filter((kind) => !FRONT_SECTIONS.includes(kind)),
  ]
}
