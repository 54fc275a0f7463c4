import { builtinModules } from 'node:module'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Bundles a TypeScript entry into one file that plain Node runs, so that child processes need no loader.
 * @param {string} entry path of the entry, relative to the project
 * @returns {Promise<{ file: string, remove: () => Promise<void> }>}
 */
export async function bundle(entry) {
  // Inside node_modules, so that what stays outside the bundle is found from there.
  const cache = join(PROJECT, 'node_modules', '.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'bundle-'))
  await build({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    plugins: [scriptsStayWhereTheyAre],
    ssr: {
      noExternal: true,
      external: [
        ...builtinModules,
        'vite',
        'vitest',
        '@playwright/test',
        'pdfkit',
        'fontkit',
        'harfbuzzjs',
        'linebreak',
      ],
    },
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

/** The set-up scripts find the project by their own place, so a bundle loads them instead of holding them. */
const scriptsStayWhereTheyAre = {
  name: 'scripts-stay-where-they-are',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} source @param {string | undefined} importer */
  resolveId(source, importer) {
    if (importer === undefined || !source.includes('scripts/lib/')) return undefined
    return { id: pathToFileURL(resolve(dirname(importer), source)).href, external: true }
  },
}
