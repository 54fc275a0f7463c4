import { z } from 'zod'

/**
 * What each kind of edit is called. *Shape*: completes the sentence 'Undo …', and may be followed by what the edit is about.
 * Kinds stand in journals and snapshots for ever: one that goes out of use stays here, and none gets another meaning.
 */
const WORDS = {
  'add-entity': 'add entity',
  'change-entity': 'change entity',
  'delete-entity': 'delete entity',
  'add-claim': 'add claim',
  'change-claim': 'change claim',
  'delete-claim': 'delete claim',
  'let-claims-stand': (count: number) => (count === 1 ? 'let a claim stand' : `let ${count} claims stand`),
  'mark-contradiction': 'mark a contradiction of',
  'let-stand-beside': 'let stand beside others',
  'take-contradiction-back': 'take a contradiction back from',
  'confirm-citation': 'say that a source still says so',
  'cite-anew': 'cite anew',
  'take-citation-away': 'take a citation away',
  'add-source': 'add source',
  'change-source': 'change source',
  'delete-source': 'delete source',
  'add-original': 'add a file to source',
  'remove-original': 'remove a file from source',
  'grade-source': 'grade source',
  'take-grade-back': 'take the grade back',
  'go-back-to-bundle': 'go back to the bundled version',
  'add-highlight': 'highlight',
  'colour-highlight': 'colour a highlight',
  'place-highlight': 'place a highlight',
  'delete-highlight': 'delete highlight',
  'add-note': 'add note',
  'change-note': 'change note',
  'delete-note': 'delete note',
  'pin-notes': 'pin notes',
  'change-who-sees-notes': 'change who may see notes',
  'tag-notes': 'tag notes',
  'untag-notes': 'take a tag off notes',
  'delete-notes': 'delete notes',
  'rename-tag': 'rename tag',
  'link-name': 'link a name',
  'keep-version': 'keep a version',
  'restore-version': 'restore a version',
  'begin-log': 'begin the day’s log',
  'import-notes': 'import notes',
  'add-briefing': 'add briefing',
  'change-briefing': 'change briefing',
  'delete-briefing': 'delete briefing',
  'duplicate-briefing': 'duplicate briefing',
  'note-export': 'note what was exported',
  'change-title': 'change the dossier’s title',
  'restore-from-bin': 'restore from the bin',
  'delete-for-good': 'delete for good',
  'import-dossier': 'import dossier',
  'remember-handover': 'remember what was handed over',
  'restore-backup': 'restore the backup',
  'bring-back': 'bring back from a copy',
} as const satisfies Readonly<Record<string, string | ((count: number) => string)>>

/** Said of a kind that only a later version knows. */
const UNKNOWN = 'a change made with a newer version'

export type EditKind = keyof typeof WORDS

/** What an edit did. It holds nothing that anybody typed, and no sentence in any language. `count` is of what it was done to. */
export interface EditMade {
  kind: EditKind
  count?: number
}

/** An edit as a file says it. Its kind may be one that a later version wrote, which is kept with all that it says. */
interface StoredEdit {
  kind: string
  count?: number
}

/** *Shape*: of `StoredEdit`, with whatever else stands there. */
export const storedEditSchema = z.looseObject({
  kind: z.string().max(60),
  count: z.int().nonnegative().exactOptional(),
})

/** What a change says that it did: by its kind, or in the words of a version that had no kinds. */
export interface SaysWhatItDid {
  edit?: StoredEdit
  label?: string
}

/** What a change did, in the reader's words: 'change note'. Names of what it was done to are not in it. */
export function editLabel({ edit, label }: SaysWhatItDid): string {
  if (edit === undefined) return label ?? UNKNOWN
  const words = isKnown(edit.kind) ? WORDS[edit.kind] : UNKNOWN
  return typeof words === 'string' ? words : words(edit.count ?? 1)
}

/** The part of a change that says what it did. */
export function saysOf({ edit, label }: SaysWhatItDid): SaysWhatItDid {
  return { ...(edit !== undefined && { edit }), ...(label !== undefined && { label }) }
}

function isKnown(kind: string): kind is EditKind {
  return Object.hasOwn(WORDS, kind)
}
