import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const project = path.resolve(import.meta.dirname, '..', '..')

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  resolve: {
    alias: { '@contract': path.join(project, 'src-main/contract'), '@domain': path.join(project, 'src-main/domain') },
  },
  test: {
    root: project,
    include: ['tests/unit/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
