import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** Where Debian's packages libpdfbox2-java, libcommons-logging-java, libactivation-java and libjaxb-api-java put their classes. */
const CLASSES = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
)

/** For a program that ends after seconds: its compiler's second step, and threads to collect its litter, take longer than they save. */
const BRIEFLY = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/**
 * What Preflight finds against PDF/A-1b. *Shape*: its own lines; empty when the file is valid.
 *
 * *Errors*: rejects where it is not installed.
 */
export async function preflightFaults(pdf: Uint8Array): Promise<string[]> {
  const missing = CLASSES.filter((file) => !existsSync(file))
  if (missing.length > 0) throw new Error(`PDFBox Preflight is not installed: there is no ${missing.join(', ')}`)
  const folder = await mkdtemp(join(tmpdir(), 'preflight-'))
  try {
    const file = join(folder, 'briefing.pdf')
    await writeFile(file, pdf)
    const command = [...BRIEFLY, '-cp', CLASSES.join(delimiter), 'org.apache.pdfbox.preflight.Validator_A1b', file]
    // it ends with a code of its own where it finds something
    const said = await promisify(execFile)('java', command, { maxBuffer: 16_000_000 }).catch(
      (error: { code?: string | number; stdout?: string; stderr?: string }) => {
        if (error.code === 'ENOENT') throw error
        return { stdout: error.stdout ?? '', stderr: error.stderr ?? '' }
      },
    )
    if (said.stdout.includes('is a valid PDF/A-1b file')) return []
    return [said.stdout, said.stderr].join('\n').trim().split('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
