import type { Command } from './command'

/** A command as the list names it. What it does, and all that takes, is loaded when it is called. */
export interface CommandEntry {
  /** 'note add'. */
  name: string
  /** One sentence for the list of commands. */
  summary: string
  load(): Promise<Command>
}

/** All that can be typed behind `dossier`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'list',
    summary: 'List the dossiers or, with --dossier, the entities of one with all their names.',
    load: async () => (await import('./commands/list')).list,
  },
  {
    name: 'show',
    summary: 'Show an entity: what is said about it, with where each line comes from.',
    load: async () => (await import('./commands/show')).show,
  },
  {
    name: 'claim add',
    summary: 'Add a claim about an entity, with where it is said.',
    load: async () => (await import('./commands/claim-add')).claimAdd,
  },
  {
    name: 'note add',
    summary: 'Add a note to a dossier or to one of its entities.',
    load: async () => (await import('./commands/note-add')).noteAdd,
  },
  {
    name: 'note import',
    summary: 'Bring a folder of Markdown files in as notes, whole or not at all.',
    load: async () => (await import('./commands/note-import')).noteImport,
  },
  {
    name: 'note list',
    summary: 'List the notes of a dossier, the newest first.',
    load: async () => (await import('./commands/note-list')).noteList,
  },
  {
    name: 'brief',
    summary: 'Write a briefing in which every line says where it comes from.',
    load: async () => (await import('./commands/brief')).brief,
  },
  {
    name: 'briefing list',
    summary: 'List the saved briefings of a dossier, the last changed first.',
    load: async () => (await import('./commands/briefing-list')).briefingList,
  },
  {
    name: 'export',
    summary: 'Write a dossier as a file to hand over, as FollowTheMoney, as a table or as a folder of Markdown.',
    load: async () => (await import('./commands/export')).exportCommand,
  },
  {
    name: 'import',
    summary:
      'Check a .dossier file or a briefing’s PDF, say what it would change, and bring it in whole or not at all.',
    load: async () => (await import('./commands/import')).importCommand,
  },
  {
    name: 'original add',
    summary: 'Keep the file that a source was read from, byte for byte.',
    load: async () => (await import('./commands/original-add')).originalAdd,
  },
  {
    name: 'original list',
    summary: 'List the files of a dossier’s sources, and read each to say whether it is whole.',
    load: async () => (await import('./commands/original-list')).originalList,
  },
  {
    name: 'original save',
    summary: 'Write the file of a source to another place, as it came.',
    load: async () => (await import('./commands/original-save')).originalSave,
  },
  {
    name: 'original remove',
    summary: 'Take a file from a source.',
    load: async () => (await import('./commands/original-remove')).originalRemove,
  },
  {
    name: 'check',
    summary: 'Check a dossier’s provenance and integrity.',
    load: async () => (await import('./commands/check')).check,
  },
  {
    name: 'backup',
    summary: 'Make a backup of what you made in a dossier, or list those there are.',
    load: async () => (await import('./commands/backup')).backup,
  },
  {
    name: 'restore',
    summary: 'Make a dossier what a backup holds; the present is backed up first, and undo takes it back.',
    load: async () => (await import('./commands/restore')).restore,
  },
  {
    name: 'bin',
    summary:
      'List what is in a dossier’s bin and where it is kept besides or, without --dossier, the dossiers in the bin.',
    load: async () => (await import('./commands/bin')).bin,
  },
  {
    name: 'bin restore',
    summary: 'Put something back from the bin.',
    load: async () => (await import('./commands/bin-restore')).binRestore,
  },
  {
    name: 'bin delete',
    summary: 'Delete something in the bin for good: from journal, backups, undo and log. Nothing brings it back.',
    load: async () => (await import('./commands/bin-delete')).binDelete,
  },
  {
    name: 'copy',
    summary: 'Write a full copy of everything, private notes too, to another disk, and read it back.',
    load: async () => (await import('./commands/copy')).copy,
  },
  {
    name: 'bring-back',
    summary: 'Bring dossiers back from a full copy; what is here stays unless you say otherwise.',
    load: async () => (await import('./commands/bring-back')).bringBackCommand,
  },
  {
    name: 'data-folder',
    summary: 'Say where your work is kept, or move it to another folder.',
    load: async () => (await import('./commands/data-folder')).dataFolder,
  },
]
