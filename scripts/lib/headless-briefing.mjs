import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { SetUpError } from './log.mjs'
import { projectFolder } from './project.mjs'

const bundledDossier = 'sahel-russia'

/**
 * The main job without a window: writes the briefing of the bundled dossier and prints its path.
 *
 * *Errors*: SetUpError when the briefing could not be written.
 *
 * @param {{ args: readonly string[] }} options the arguments meant for the app, of which `--data-dir` is passed on
 */
export function writeHeadlessBriefing({ args }) {
  // Beside the build: ignored by git, found without a search, and gone with `out/`.
  const target = path.join(projectFolder, 'out', 'briefings', `${bundledDossier}.pdf`)
  mkdirSync(path.dirname(target), { recursive: true })
  const { status, error } = spawnSync(
    process.execPath,
    [
      path.join(projectFolder, 'out', 'main', 'cli.cjs'),
      'brief',
      '--dossier',
      bundledDossier,
      '--out',
      target,
      ...dataFolderArguments(args),
    ],
    // The terminal program itself says what it wrote, and puts the path on stdout.
    { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (error) throw error
  if (status !== 0) throw new SetUpError('The briefing could not be written; the lines above say why.')
}

/**
 * @param {readonly string[]} args
 * @returns {string[]} the data folder's option out of them, in either spelling
 */
export function dataFolderArguments(args) {
  const at = args.findIndex((text) => text === '--data-dir' || text.startsWith('--data-dir='))
  const found = args[at]
  if (found === undefined) return []
  const value = args[at + 1]
  return found === '--data-dir' && value !== undefined ? [found, value] : [found]
}
