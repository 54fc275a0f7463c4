import path from 'node:path'
import { runProcess } from './bounded-process.mjs'
import { createBuildStamp } from './build-stamp.mjs'
import { say, SetUpError } from './log.mjs'
import { cacheFolderOf, commandOf, projectFolder } from './project.mjs'

/**
 * Builds into `out/` unless what is there was built from these very sources.
 *
 * *Errors*: SetUpError when the build fails.
 *
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt({ force = false } = {}) {
  const stamp = createBuildStamp({ folder: projectFolder, file: path.join(cacheFolderOf(), 'build-stamp.json') })
  if (!force && stamp.isFresh()) return
  say('Building …')
  const startedAt = Date.now()
  stamp.clear()
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
