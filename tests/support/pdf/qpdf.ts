import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PDF with every stream and object unpacked, and the files attached to it, by a program that has nothing to do with ours. */
export async function unpackedByQpdf(pdf: Uint8Array): Promise<{ plain: Buffer; attachments: Buffer[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'unpacked-pdf-'))
  try {
    const [from, to] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')]
    await writeFile(from, pdf)
    await run('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=all', from, to])
    const { stdout } = await run('qpdf', ['--list-attachments', from])
    const keys = stdout.split('\n').flatMap((line) => (/ -> /.test(line) ? line.slice(0, line.indexOf(' -> ')) : []))
    const attachments = await Promise.all(
      keys.map(async (key) => {
        const shown = await run('qpdf', [`--show-attachment=${key}`, from], { encoding: 'buffer', maxBuffer: 512e6 })
        return shown.stdout
      }),
    )
    return { plain: await readFile(to), attachments }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
