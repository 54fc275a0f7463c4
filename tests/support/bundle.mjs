import { builtinModules } from 'node:module'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Bundles a TypeScript entry into one file that plain Node runs, so that child processes need no loader.
 * @param {string} entry path of the entry, relative to the project
 * @returns {Promise<{ file: string, remove: () => Promise<void> }>}
 */
export async function bundle(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-bundle-'))
  await build({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: [...builtinModules, 'vite', 'vitest'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node18',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return {
    file: join(folder, `${basename(entry).replace(/\.ts$/, '')}.mjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
