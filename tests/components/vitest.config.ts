import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { electron } from './runner/electron-provider.ts'
import { deskCommands } from './runner/desk-commands.ts'

const project = path.resolve(import.meta.dirname, '..', '..')

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  cacheDir: path.join(project, 'node_modules/.cache/dossier/components'),
  resolve: {
    alias: {
      '@contract': path.join(project, 'src-main/contract'),
      '@domain': path.join(project, 'src-main/domain'),
      '@figures': path.join(project, 'src-main/figures'),
    },
  },
  // What is found only while tests run has the page load anew in the middle of one: of the spelling's worker nobody knows before it starts.
  optimizeDeps: { entries: ['src-renderer/main.ts', 'tests/components/**/*.ts'], include: ['nspell'] },
  test: {
    root: project,
    include: ['tests/components/**/*.test.ts'],
    setupFiles: ['tests/components/setup.ts'],
    // Test files share one page and what it has loaded; `setup.ts` puts the state back.
    isolate: false,
    fileParallelism: false,
    // Limits for what hangs, not for what is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    allowOnly: false,
    browser: {
      enabled: true,
      provider: electron(),
      commands: deskCommands,
      instances: [{ browser: 'chromium' }],
      headless: true,
      connectTimeout: 240_000,
      ui: false,
      viewport: { width: 1_280, height: 800 },
      screenshotFailures: false,
    },
  },
})
