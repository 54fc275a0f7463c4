import './lib/node-version.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runMain } from './lib/log.mjs'
import { commandOf, projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'
import { runStaticChecks, STATIC_CHECKS } from './testing/static-checks.mjs'
import { sumLine } from './testing/counts.mjs'

await runMain(async () => {
  await withSetUpLock(projectFolder, ensureInstalled)
  const counts = await runStaticChecks([
    ...STATIC_CHECKS,
    {
      name: 'import rules',
      script: () => commandOf('vitest'),
      args: ['run', '--config', 'tests/unit/vitest.config.ts', 'tests/unit/import-rules.test.ts'],
    },
  ])
  process.stdout.write(`${sumLine(counts)}\n`)
  return counts.failed === 0 ? 0 : 1
})
