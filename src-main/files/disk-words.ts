/** Why a file or folder could not be written, and what to do. *Shape*: a sentence or two with its name, never with its path. */
export function explainDiskTrouble(error: unknown, name: string): string {
  switch (codeOf(error)) {
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EPERM':
      return `'${name}' is open in another program or protected. Close it there, or save under another name.`
    case 'EACCES':
    case 'EROFS':
      return `You may not write '${name}' in that folder. Choose another folder.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so '${name}' was not written. Free some space, or choose another disk.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder for '${name}' is not there. Choose a folder that exists.`
    case 'EISDIR':
      return `'${name}' is a folder. Choose a file name.`
    case 'ENAMETOOLONG':
      return 'The file name is too long. Choose a shorter one.'
    default:
      return `'${name}' could not be written (${codeOf(error) ?? 'unknown reason'}). Choose another place.`
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
