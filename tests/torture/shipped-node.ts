import { spawn } from 'node:child_process'
import path from 'node:path'
import { commandOf, projectFolder } from '../../scripts/lib/project.mjs'
import { resolveShippedNode } from '../../scripts/testing/shipped-node.mjs'

/** Runs the unit tests on the Node that the shipped Electron has. @returns what went wrong, a sentence each */
export async function runUnitTestsOnShippedNode(): Promise<string[]> {
  const node = await resolveShippedNode()
  const code = await new Promise<number | null>((resolve, reject) => {
    const config = path.join('tests', 'unit', 'vitest.config.ts')
    const run = spawn(node, [commandOf('vitest'), 'run', '--config', config, '--reporter=dot'], {
      cwd: projectFolder,
      stdio: 'inherit',
      // The tests that start programs find this Node before another.
      env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` },
    })
    run.once('error', reject)
    run.once('exit', resolve)
  })
  return code === 0
    ? []
    : [`the unit tests on ${path.basename(path.dirname(path.dirname(path.dirname(node))))} ended with ${code}`]
}
