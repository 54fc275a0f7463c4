// Imported first and for its effect, before any file that an older Node could stumble over.

/**
 * Says whether a Node can run the build tools.
 * *Source*: the `engines` of vite 8 (`^20.19.0 || >=22.12.0`); this project's own is `>=20.19.0`.
 *
 * @param {string} version such as `20.19.0`
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

if (!isSupportedNode(process.versions.node)) {
  console.error(
    `Dossier needs Node 20.19 or newer (of the 22 line: 22.12 or newer). This is Node ${process.versions.node}.\n` +
      'Install a current Node from https://nodejs.org, or with your version manager, for example: nvm install 22',
  )
  process.exit(1)
}
