import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readPgm, type GrayPicture } from './gray-picture'

const run = promisify(execFile)
const MOST_OUTPUT = 64_000_000

/** The pages as pictures, by a renderer that has nothing to do with ours. *Units*: dots per inch. */
export function picturesOf(pdf: Uint8Array, dpi: number): Promise<GrayPicture[]> {
  return withFile(pdf, async (file, folder) => {
    await run('pdftoppm', ['-r', String(dpi), '-gray', file, join(folder, 'page')])
    const names = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort()
    return Promise.all(names.map(async (name) => readPgm(await readFile(join(folder, name)))))
  })
}

/** The text as a reader copies it. */
export function extractedText(pdf: Uint8Array): Promise<string> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: MOST_OUTPUT })
    return stdout
  })
}

/** What another program says of the file. */
export function saidOf(pdf: Uint8Array, program: string, args: (file: string) => string[]): Promise<string> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run(program, args(file), { maxBuffer: MOST_OUTPUT })
    return stdout
  })
}

async function withFile<T>(pdf: Uint8Array, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-pages-'))
  try {
    const file = join(folder, 'briefing.pdf')
    await writeFile(file, pdf)
    return await work(file, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
