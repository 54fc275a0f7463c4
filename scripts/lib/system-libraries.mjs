import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import { runProcess } from './bounded-process.mjs'
import { parseDistribution } from './linux-distribution.mjs'

/**
 * @typedef {import('./linux-distribution.mjs').Distribution} Distribution
 * @typedef {import('./linux-distribution.mjs').PackageTool} PackageTool
 * @typedef {{ apt: string, dnf: string, pacman: string, t64?: true }} PackageNames `t64`: the apt name has that suffix on newer releases
 */

/**
 * The package that holds each shared library Electron is linked with.
 * *Source*: the NEEDED entries of Electron 25's and 45's executables, looked up in the three distributions.
 *
 * @type {Readonly<Record<string, PackageNames>>}
 */
const packageOfLibrary = {
  'libX11.so.6': { apt: 'libx11-6', dnf: 'libX11', pacman: 'libx11' },
  'libX11-xcb.so.1': { apt: 'libx11-xcb1', dnf: 'libX11-xcb', pacman: 'libx11' },
  'libXcomposite.so.1': { apt: 'libxcomposite1', dnf: 'libXcomposite', pacman: 'libxcomposite' },
  'libXdamage.so.1': { apt: 'libxdamage1', dnf: 'libXdamage', pacman: 'libxdamage' },
  'libXext.so.6': { apt: 'libxext6', dnf: 'libXext', pacman: 'libxext' },
  'libXfixes.so.3': { apt: 'libxfixes3', dnf: 'libXfixes', pacman: 'libxfixes' },
  'libXrandr.so.2': { apt: 'libxrandr2', dnf: 'libXrandr', pacman: 'libxrandr' },
  'libXss.so.1': { apt: 'libxss1', dnf: 'libXScrnSaver', pacman: 'libxss' },
  'libxcb.so.1': { apt: 'libxcb1', dnf: 'libxcb', pacman: 'libxcb' },
  'libxkbcommon.so.0': { apt: 'libxkbcommon0', dnf: 'libxkbcommon', pacman: 'libxkbcommon' },
  'libasound.so.2': { apt: 'libasound2', dnf: 'alsa-lib', pacman: 'alsa-lib', t64: true },
  'libatk-1.0.so.0': { apt: 'libatk1.0-0', dnf: 'atk', pacman: 'at-spi2-core', t64: true },
  'libatk-bridge-2.0.so.0': { apt: 'libatk-bridge2.0-0', dnf: 'at-spi2-atk', pacman: 'at-spi2-core', t64: true },
  'libatspi.so.0': { apt: 'libatspi2.0-0', dnf: 'at-spi2-core', pacman: 'at-spi2-core', t64: true },
  'libcairo.so.2': { apt: 'libcairo2', dnf: 'cairo', pacman: 'cairo' },
  'libcups.so.2': { apt: 'libcups2', dnf: 'cups-libs', pacman: 'libcups', t64: true },
  'libdbus-1.so.3': { apt: 'libdbus-1-3', dnf: 'dbus-libs', pacman: 'dbus' },
  'libdrm.so.2': { apt: 'libdrm2', dnf: 'libdrm', pacman: 'libdrm' },
  'libexpat.so.1': { apt: 'libexpat1', dnf: 'expat', pacman: 'expat' },
  'libgbm.so.1': { apt: 'libgbm1', dnf: 'mesa-libgbm', pacman: 'mesa' },
  'libgio-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2', pacman: 'glib2', t64: true },
  'libglib-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2', pacman: 'glib2', t64: true },
  'libgobject-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2', pacman: 'glib2', t64: true },
  'libgtk-3.so.0': { apt: 'libgtk-3-0', dnf: 'gtk3', pacman: 'gtk3', t64: true },
  'libgdk-3.so.0': { apt: 'libgtk-3-0', dnf: 'gtk3', pacman: 'gtk3', t64: true },
  'libnspr4.so': { apt: 'libnspr4', dnf: 'nspr', pacman: 'nspr' },
  'libnss3.so': { apt: 'libnss3', dnf: 'nss', pacman: 'nss' },
  'libnssutil3.so': { apt: 'libnss3', dnf: 'nss-util', pacman: 'nss' },
  'libsmime3.so': { apt: 'libnss3', dnf: 'nss', pacman: 'nss' },
  'libpango-1.0.so.0': { apt: 'libpango-1.0-0', dnf: 'pango', pacman: 'pango' },
  'libudev.so.1': { apt: 'libudev1', dnf: 'systemd-libs', pacman: 'systemd-libs' },
}

/**
 * The package that holds each program the tests run.
 *
 * @type {Readonly<Record<string, PackageNames>>}
 */
const packageOfProgram = {
  Xvfb: { apt: 'xvfb', dnf: 'xorg-x11-server-Xvfb', pacman: 'xorg-server-xvfb' },
  pdftotext: { apt: 'poppler-utils', dnf: 'poppler-utils', pacman: 'poppler' },
  qpdf: { apt: 'qpdf', dnf: 'qpdf', pacman: 'qpdf' },
}

/**
 * @param {string} text what `ldd` prints
 * @returns {string[]} the libraries it did not find
 */
export function parseMissingLibraries(text) {
  const names = [...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '')
  return [...new Set(names)]
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>} the shared libraries that this machine lacks; empty where `ldd` does not exist
 */
export async function findMissingLibraries(executable) {
  if (process.platform !== 'linux') return []
  const { output } = await runProcess('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } })
  return parseMissingLibraries(output)
}

/**
 * @param {readonly string[]} programs
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} those that are not on the PATH
 */
export function findMissingPrograms(programs, env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return programs.filter((program) => !folders.some((folder) => isExecutable(path.join(folder, program))))
}

/**
 * Translates libraries and programs to packages.
 *
 * @param {readonly string[]} names sonames and program names
 * @param {PackageTool} tool
 * @param {boolean} has64BitTimeNames
 * @returns {{ packages: string[], unknown: string[] }} both sorted, without repeats; `unknown` are names we have no package for
 */
export function packagesFor(names, tool, has64BitTimeNames) {
  const packages = new Set()
  const unknown = new Set()
  for (const name of names) {
    const entry = packageOfLibrary[name] ?? packageOfProgram[name]
    if (!entry) unknown.add(name)
    else packages.add(tool === 'apt' && entry.t64 && has64BitTimeNames ? `${entry.apt}t64` : entry[tool])
  }
  return { packages: [...packages].sort(), unknown: [...unknown].sort() }
}

/**
 * The advice for a person whose machine lacks something: one command where the distribution is known, all three where it is not.
 *
 * @param {readonly string[]} names sonames and program names
 * @param {Distribution} distribution
 * @param {{ isRoot: boolean }} person
 * @returns {string} several lines
 */
export function describeInstallation(names, distribution, { isRoot }) {
  const sudo = isRoot ? '' : 'sudo '
  /** @type {Record<PackageTool, (packages: string[]) => string>} */
  const commands = {
    apt: (packages) => `${sudo}apt-get update && ${sudo}apt-get install -y ${packages.join(' ')}`,
    dnf: (packages) => `${sudo}dnf install -y ${packages.join(' ')}`,
    pacman: (packages) => `${sudo}pacman -S --needed ${packages.join(' ')}`,
  }
  const titles = { apt: 'Debian, Ubuntu', dnf: 'Fedora', pacman: 'Arch' }
  /** @type {PackageTool[]} */
  const tools = distribution.tool ? [distribution.tool] : ['apt', 'dnf', 'pacman']
  const lines = tools.flatMap((tool) => {
    const { packages } = packagesFor(names, tool, distribution.has64BitTimeNames)
    if (packages.length === 0) return []
    const command = commands[tool](packages)
    return [distribution.tool ? `  ${command}` : `  ${titles[tool]}: ${command}`]
  })
  const { unknown } = packagesFor(names, 'apt', false)
  if (unknown.length > 0) lines.push(`  and the packages that hold ${unknown.join(', ')}`)
  return lines.join('\n')
}

/** @returns {Distribution} this machine's */
export function readDistribution() {
  try {
    return parseDistribution(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    // Not a Linux with os-release: the advice then names all the commands it knows.
    return parseDistribution('')
  }
}

/** @returns {boolean} whether this process runs as root; never on Windows */
export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    // Absent or not ours to run: either way it is not the program.
    return false
  }
}
