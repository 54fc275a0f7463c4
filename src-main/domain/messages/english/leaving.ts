/** Sentences about briefings, exports and what may not leave. */
export const leavingWords = {
  'leaving.left-out-subject': ({ claim }: LeftOut) =>
    `Left out: ${claim}, because the entity it is about has been deleted.`,
  'leaving.left-out-value': ({ claim }: LeftOut) =>
    `Left out: ${claim}, because the entity it points at has been deleted.`,
  'leaving.left-out-speaker': ({ claim }: LeftOut) => `Left out: ${claim}, because its speaker has been deleted.`,
  'leaving.left-out-reporter': ({ claim }: LeftOut) =>
    `Left out: ${claim}, because the one who passed it on has been deleted.`,
  'leaving.left-out-source': ({ claim }: LeftOut) =>
    `Left out: ${claim}, because the source it cites has been deleted.`,
  'leaving.briefing-cancelled': 'The briefing was not made: it was cancelled.',
  'leaving.export-stopped': 'The export was stopped; nothing was written.',
  'leaving.unsound':
    'This dossier cannot be handed over as it is; another Dossier would refuse the file. Mend the places below first.',
  'leaving.folder-taken': ({ name }: { name: string }) =>
    `There is something named '${name}' already. An export to a folder never mixes with it or replaces it: choose another name.`,
  'leaving.no-moment': ({ set }: { set: string }) =>
    `SOURCE_DATE_EPOCH is set to ‘${set}’, which is no moment, so nothing was written. Set it to whole seconds since 1970, or unset it.`,
  'leaving.briefing-marked-lower': ({ marking, raised }: { marking: string; raised: string }) =>
    `The briefing was not written: it is marked ${marking}, and what is named below is marked higher. Raise its mark to ${raised}, or leave that out.`,
  'leaving.file-marked-lower': ({ marking, raised }: { marking: string; raised: string }) =>
    `The file was not written: it is marked ${marking}, and what is named below is marked higher. Raise its mark to ${raised}, or leave that out.`,
  'leaving.source-marked': ({ label, id, marking }: Marked) => `The source ‘${label}’ (${id}) is ${marking}.`,
  'leaving.claim-marked': ({ label, id, marking }: Marked) => `The own judgement ‘${label}’ (${id}) is ${marking}.`,
  'leaving.note-marked': ({ label, id, marking }: Marked) => `The note ‘${label}’ (${id}) is ${marking}.`,
  'leaving.dossier-marked': ({ label, id, marking }: Marked) => `The dossier ‘${label}’ (${id}) is ${marking}.`,
}

/** A record that is marked higher than what it would go out with. */
export interface Marked {
  label: string
  id: string
  marking: string
}

/** *Shape*: what a claim is called. */
export interface LeftOut {
  claim: string
}
