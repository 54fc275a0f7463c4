import os from 'node:os'
import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const project = path.resolve(import.meta.dirname, '..', '..')

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  resolve: {
    alias: {
      '@contract': path.join(project, 'src-main/contract'),
      '@domain': path.join(project, 'src-main/domain'),
      '@figures': path.join(project, 'src-main/figures'),
    },
  },
  test: {
    root: project,
    include: ['tests/unit/**/*.test.ts'],
    setupFiles: ['tests/support/test-events.ts'],
    // Test files share what they import, which takes as long again as reading it for each: none of them changes it.
    isolate: false,
    // Vitest would leave one core to others.
    maxWorkers: os.availableParallelism(),
    // Limits for what hangs, not for what is slow: the longest test takes some six seconds on two idle cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    allowOnly: false,
  },
})
