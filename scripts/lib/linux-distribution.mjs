/**
 * @typedef {'apt' | 'dnf' | 'pacman'} PackageTool
 * @typedef {object} Distribution
 * @property {PackageTool | undefined} tool how it installs packages, when it is one we know
 * @property {boolean} has64BitTimeNames whether its libraries carry the `t64` suffix (Debian 13, Ubuntu 24.04 and newer)
 */

/**
 * Reads what `/etc/os-release` says.
 * *Source*: os-release(5); the `t64` names come from Debian's move to 64-bit time_t.
 *
 * @param {string} osRelease the file's text; empty when there is none
 * @returns {Distribution}
 */
export function parseDistribution(osRelease) {
  /** @type {Record<string, string>} */
  const fields = {}
  for (const line of osRelease.split(/\r?\n/)) {
    const [, key, value] = line.match(/^([A-Z_]+)=(.*)$/) ?? []
    if (key !== undefined && value !== undefined) fields[key] = value.replace(/^(["'])(.*)\1$/, '$2')
  }
  const names = [fields.ID ?? '', ...(fields.ID_LIKE ?? '').split(/\s+/)]
  /** @param {...string} known */
  const isOneOf = (...known) => names.some((name) => known.includes(name))
  const release = Number.parseFloat(fields.VERSION_ID ?? '')
  // Derivatives number their releases in their own way; their suffix is then told by the base they name, where they do.
  const has64BitTimeNames =
    (fields.ID === 'debian' && release >= 13) ||
    (fields.ID === 'ubuntu' && release >= 24.04) ||
    ['trixie', 'forky', 'sid', 'noble', 'plucky', 'questing'].includes(
      fields.UBUNTU_CODENAME ?? fields.VERSION_CODENAME ?? '',
    )
  if (isOneOf('debian', 'ubuntu')) return { tool: 'apt', has64BitTimeNames }
  if (isOneOf('fedora', 'rhel', 'centos')) return { tool: 'dnf', has64BitTimeNames: false }
  if (isOneOf('arch')) return { tool: 'pacman', has64BitTimeNames: false }
  return { tool: undefined, has64BitTimeNames: false }
}
