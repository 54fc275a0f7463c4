import type { Id } from '../domain/ids'

/** The files a dossier can leave as. */
export const EXPORT_FORMATS = ['dossier', 'followthemoney', 'csv', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * How a dossier comes in where there is one with its id: as a `new` one beside it, or into it. `both` keeps both versions of what differs,
 * `add` takes only what is not here, `theirs` takes the file's version of what differs; none of them deletes. `replace` makes the dossier
 * what the file is, and puts what the file does not have into the bin.
 */
export const WAYS_TO_BRING_IN = ['new', 'both', 'add', 'theirs', 'replace'] as const
export type HowToBringIn = (typeof WAYS_TO_BRING_IN)[number]

/** A larger file is chosen in a dialog instead of being dropped. *Units*: bytes. */
export const DROPPED_LIMIT = 200 * 1024 * 1024

/** What an exchange file holds and what bringing it in would change; shown before anything is. */
export interface ImportPlan {
  fileName: string
  dossier: { id: Id; title: string }
  counts: { entities: number; claims: number; sources: number; notes: number }
  /** True for part of a dossier: brought in over one that is here it only adds. */
  partial: boolean
  /** The dossier with the same id that is here already. */
  existing: { title: string; added: number; changed: number; removed: number; same: number } | null
  /** One sentence each, such as 'Adds the claim …'; at most 200. */
  changes: string[]
}

/** What a folder of Markdown holds and what bringing it in as notes would change; shown before anything is. */
export interface NoteImportPlan {
  folderName: string
  files: number
  added: number
  changed: number
  same: number
  /** One sentence each; at most 200. */
  changes: string[]
}
