import path from 'node:path'
import { createBuildStamp } from './build-stamp.mjs'
import { say, SetUpError } from './log.mjs'
import { cacheFolderOf, commandOf, projectFolder } from './project.mjs'

/** @returns {ReturnType<typeof createBuildStamp>} */
const stampOfBuild = () =>
  createBuildStamp({ folder: projectFolder, file: path.join(cacheFolderOf(), 'build-stamp.json') })

/**
 * Says quickly that what is in `out/` was built from these very sources; where it says no, `ensureBuilt` may still find it so.
 *
 * @returns {boolean}
 */
export function isBuilt() {
  return stampOfBuild().isUntouched()
}

/**
 * Builds into `out/` unless what is there was built from these very sources.
 *
 * *Errors*: SetUpError when the build fails.
 *
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt({ force = false } = {}) {
  const stamp = stampOfBuild()
  if (!force && stamp.isFresh()) return
  say('Building …')
  const startedAt = Date.now()
  stamp.clear()
  const { runProcess } = await import('./bounded-process.mjs')
  const { code, output } = await runProcess(
    process.execPath,
    [commandOf('electron-vite'), 'build', '--logLevel', 'warn'],
    {
      cwd: projectFolder,
    },
  )
  if (code !== 0) throw new SetUpError(`${output.trim()}\n\nThe build failed; the lines above say where.`)
  stamp.write()
  say(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`)
}
