import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const here = import.meta.dirname

/** ESM-only packages, bundled because main is CommonJS; pdfkit stays outside, since it reads its own data files at run time. */
const bundled = ['lowdb', 'steno', 'edtf', 'zod', 'fflate', 'yauzl']

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      outDir: 'out/main',
      externalizeDeps: { exclude: bundled },
      rollupOptions: {
        input: {
          index: resolve(here, 'src-main/electron/main.ts'),
          cli: resolve(here, 'src-main/cli/main.ts'),
          'render-worker': resolve(here, 'src-main/briefing/render-worker.ts'),
          'read-process': resolve(here, 'src-main/importers/read-process.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: resolve(here, 'src-main/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [svelte()],
    resolve: {
      alias: {
        '@contract': resolve(here, 'src-main/contract'),
        '@domain': resolve(here, 'src-main/domain'),
        '@figures': resolve(here, 'src-main/figures'),
      },
    },
    build: {
      target: 'chrome114',
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(here, 'src-renderer/index.html') },
    },
  },
})
