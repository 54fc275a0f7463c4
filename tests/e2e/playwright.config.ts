import path from 'node:path'
import { defineConfig } from '@playwright/test'

const here = import.meta.dirname

export default defineConfig({
  testDir: here,
  testMatch: '**/*.e2e.ts',
  outputDir: path.join(here, '..', '..', 'test-results'),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test starts an app of its own with several processes: more at once only makes all of them slow on two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
})
