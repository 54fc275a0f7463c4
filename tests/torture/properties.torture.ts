// The properties of the unit tests, each tried many times as often as in `npm test`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commandOf, projectFolder } from '../../scripts/lib/project.mjs'

const files = readdirSync(path.join(projectFolder, 'tests/unit'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => path.join('tests/unit', name))
  .filter((file) => readFileSync(path.join(projectFolder, file), 'utf8').includes('support/runs'))
const child = spawn(
  process.execPath,
  // However long one takes, its outcome is worth waiting for.
  [commandOf('vitest'), 'run', '--config', 'tests/unit/vitest.config.ts', '--testTimeout=0', ...files],
  { cwd: projectFolder, env: { ...process.env, DOSSIER_PROPERTIES: 'long' }, stdio: 'inherit' },
)
const [code] = (await once(child, 'exit')) as [number | null]
process.exitCode = code ?? 1
