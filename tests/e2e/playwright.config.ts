import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const here = import.meta.dirname

export default defineConfig({
  testDir: here,
  testMatch: '**/*.e2e.ts',
  outputDir: path.join(here, '..', '..', 'test-results'),
  // Limits for what hangs, not for what is slow: most tests take a few seconds on two idle cores. The runner is stopped only after a
  // longer silence than the longest of them (scripts/testing/runner.mjs).
  timeout: 150_000,
  expect: { timeout: 30_000 },
  // A journey keeps about one core busy. On Linux each worker has a screen of its own; elsewhere two apps would take the keyboard from
  // each other.
  workers: process.platform === 'linux' ? Math.min(2, availableParallelism()) : 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
})
