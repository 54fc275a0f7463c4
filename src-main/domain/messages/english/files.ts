/** Sentences about a file or folder that could not be written, without its path. */
export const filesWords = {
  'files.open-elsewhere': ({ name }: Named) =>
    `'${name}' is open in another program or protected. Close it there, or save under another name.`,
  'files.not-allowed': ({ name }: Named) => `You may not write '${name}' in that folder. Choose another folder.`,
  'files.disk-full': ({ name }: Named) =>
    `The disk is full, so '${name}' was not written. Free some space, or choose another disk.`,
  'files.no-folder': ({ name }: Named) => `The folder for '${name}' is not there. Choose a folder that exists.`,
  'files.is-folder': ({ name }: Named) => `'${name}' is a folder. Choose a file name.`,
  'files.name-too-long': 'The file name is too long. Choose a shorter one.',
  'files.not-written': ({ name, errno }: Named & { errno: string }) =>
    `'${name}' could not be written (${errno}). Choose another place.`,
  'files.not-written-unknown': ({ name }: Named) =>
    `'${name}' could not be written (unknown reason). Choose another place.`,
}

/** *Shape*: the name of a file or folder without its path. */
export interface Named {
  name: string
}
