import './lib/node-version.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runMain } from './lib/log.mjs'
import { projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'

await runMain(async () => {
  await withSetUpLock(projectFolder, async () => {
    await ensureInstalled()
    await ensureBuilt({ force: true })
  })
  return 0
})
