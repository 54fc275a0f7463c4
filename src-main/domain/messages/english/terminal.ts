/** Sentences that only the terminal says. */
export const terminalWords = {
  'terminal.not-in-bin': ({ ids }: { ids: string }) => `This is not in the bin: ${ids}.`,
  'terminal.no-dossier-in-bin': ({ ids }: { ids: string }) => `No such dossier is in the bin: ${ids}.`,
  'terminal.several-carry-name': ({ name, ids }: { name: string; ids: string }) =>
    `Several entities carry the name '${name}': ${ids}. Give the id.`,
  'terminal.no-entity': ({ name }: { name: string }) =>
    `There is no entity '${name}' in this dossier. 'dossier list' shows all.`,
  'terminal.no-entity-but': ({ name, near }: { name: string; near: string }) =>
    `There is no entity '${name}' in this dossier. Did you mean ${near}? 'dossier list' shows all.`,
  'terminal.nothing-to-leave-out': ({ id }: { id: string }) =>
    `There is no source, claim or note '${id}' to leave out.`,
  'terminal.no-file': ({ source }: { source: string }) =>
    `The source ‘${source}’ has no such file. 'dossier original list' shows all.`,
  'terminal.several-files': ({ source, names }: { source: string; names: string }) =>
    `The source ‘${source}’ has several files: ${names}. Give one with --file.`,
  'terminal.no-such-file': ({ name }: { name: string }) => `There is no file '${name}'. Nothing was changed.`,
}
