/** What can be missing when it is asked for. */
export type Sought = keyof typeof MISSING

const MISSING = {
  entity: 'This entity is not in this dossier. It may have been deleted; look in the bin.',
  claim: 'This claim is not in this dossier. It may have been deleted; look in the bin.',
  source: 'This source is not in this dossier. It may have been deleted; look in the bin.',
  note: 'This note is not in this dossier. It may have been deleted; look in the bin.',
  version: 'This version is not in this dossier. It may have been deleted; look in the bin.',
  briefing: 'This briefing is not in this dossier. It may have been deleted; look in the bin.',
  highlight: 'This highlight is not in this dossier. It may have been deleted; look in the bin.',
  paragraph: 'This paragraph is not in this dossier. It may have been deleted; look in the bin.',
  citation: 'This citation is not in this dossier. It may have been deleted; look in the bin.',
  'bin entry': 'This entry of the bin is not in this dossier. It may have been deleted; look in the bin.',
  'link target': 'What was to be linked is not in this dossier. It may have been deleted; look in the bin.',
  'entity of the note': 'The entity this note is on is not in this dossier. It may have been deleted; look in the bin.',
  'claim of the note': 'The claim this note is on is not in this dossier. It may have been deleted; look in the bin.',
  'source of the note': 'The source this note is on is not in this dossier. It may have been deleted; look in the bin.',
  'passage of the note':
    'The passage this note is on is not in this dossier. It may have been deleted; look in the bin.',
  'entity of the claim':
    'The entity this claim is about is not in this dossier. It may have been deleted; look in the bin.',
  'value of the claim':
    'The entity this claim points at is not in this dossier. It may have been deleted; look in the bin.',
  'speaker of the claim':
    'The speaker of this claim is not in this dossier. It may have been deleted; look in the bin.',
  'repeated source': 'The source this one repeats is not in this dossier. It may have been deleted; look in the bin.',
  'cited source': 'The source that is cited is not in this dossier. It may have been deleted; look in the bin.',
  'a cited source': 'A source that is cited here is not in this dossier. It may have been deleted; look in the bin.',
}

/** Sentences about changing what a dossier holds. */
export const editingWords = {
  'editing.not-found': ({ what }: { what: Sought }) => MISSING[what],
  'editing.unfinished': ({ problem }: { problem: string }) => `This cannot be saved yet: ${problem}.`,
  'editing.something-missing': 'This cannot be saved yet: something is missing.',
  'editing.note-changed': 'This note was changed elsewhere meanwhile. Both texts are kept; choose one.',
  'editing.briefing-changed': 'This briefing was changed elsewhere meanwhile. Choose which version to go on with.',
  'editing.words-gone-from-note': 'The note was changed meanwhile; the words no longer stand in that place.',
  'editing.words-gone-from-source': 'The words no longer stand there; the source was changed meanwhile.',
  'editing.no-plain-text': 'This is not plain text. Open it in a text editor, save it as UTF-8 and try again.',
  'editing.contradictions-most': ({ most }: { most: number }) => `A claim can be held against ${most} others at most.`,
  'editing.contradicts-itself': 'A claim cannot contradict itself. Choose another one.',
  'editing.contradicts-superseded':
    'One of the two is superseded, and contradicts nothing. Give it its standing back first.',
  'editing.bin-empty-of-that': 'There is nothing of that in the bin any more.',
  'editing.newer-in-place': 'A newer version of this is in its place. Delete that one first.',
  'editing.value-kind': ({ label, expected, given }: { label: string; expected: string; given: string }) =>
    `'${label}' takes a value of the kind ${expected}, not ${given}.`,
  'editing.unknown-kind': ({ words }: { words: string }) =>
    `This dossier defines no kind ‘${words}’. Choose one of those that it has.`,
  'editing.unknown-property': ({ words }: { words: string }) =>
    `This dossier defines no property ‘${words}’. Choose one of those that it has.`,
  'editing.derived-in-circle': 'Two sources cannot each be derived from the other. Choose which was first.',
  'editing.no-bundled-version': 'There is no bundled version under this to go back to.',
  'editing.other-words-now': 'Other words stand there by now. Read them first.',
  'editing.citation-changed': 'This citation was changed meanwhile. Look at it again.',
  'editing.citation-gone': 'This citation is no longer in the dossier.',
  'editing.last-citation': 'It is the claim’s last citation. Cite something else, or edit the claim.',
  'editing.unfit-tag': ({ name }: { name: string }) =>
    `'${name}' cannot stand in a text as a tag: letters, digits, _, - and / only, and not digits alone. Nothing was changed.`,
  'editing.folder-closed': 'That folder is no longer open here. Choose it again.',
}
