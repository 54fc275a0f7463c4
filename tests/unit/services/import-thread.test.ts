import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dossierFileReader } from '../../../src-main/importers/dossier-file'
import { DossierIndex } from '../../../src-main/domain/dossier-index'
import { readContent } from '../../../src-main/services/check-dossier'
import { importThread } from '../../../src-main/services/import-thread'
import { bundle } from '../../support/bundle.mjs'
import { packDossier, unpackedDossier } from '../../support/exchange-files'
import { generatedLayer } from '../../support/generated-dossier'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'

let built: Awaited<ReturnType<typeof bundle>>
beforeAll(async () => {
  built = await bundle('src-main/importers/read-worker.ts')
}, 60_000)
afterAll(() => built.remove())

async function fileWith(bytes: Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'incoming.dossier')
  await writeFile(path, bytes)
  return path
}

async function script(text: string): Promise<string> {
  const path = join(await tempFolder(), 'thread.mjs')
  await writeFile(path, text)
  return path
}

describe('the thread that reads dossier files', () => {
  it('hands over all that the reader reads, in order, however many records it is', async () => {
    const content = readContent(new DossierIndex(null, generatedLayer('large', 200)))
    const path = await fileWith(packDossier(unpackedDossier(content)))
    const phases: string[] = []
    const read = await importThread(built.file)(path, { onProgress: ({ phase }) => phases.push(phase) })
    expect(read).toEqual(await dossierFileReader()(path))
    expect(read.content.claims.length).toBeGreaterThan(1_000)
    expect(phases).toContain('Reading the file')
    expect(phases).toContain('Checking')
  })

  it('refuses with the reader’s words and the places', async () => {
    const content = smallDossier()
    const [claim] = content.claims
    if (claim) claim.subject = 'nobody'
    const refused = importThread(built.file)(await fileWith(packDossier(unpackedDossier(content))))
    await expect(refused).rejects.toMatchObject({
      code: 'import-rejected',
      details: [expect.stringContaining('names the entity nobody')],
    })
  })

  it('ends at a cancel, even one that it does not hear', async () => {
    const signal = { aborted: false }
    const deaf = importThread(await script('for (;;) {}'))('any', { signal })
    signal.aborted = true
    await expect(deaf).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('stands for a file that takes all its memory, and says so', async () => {
    const greedy = await script('const held = []; for (;;) held.push(new Array(100_000).fill({}))')
    await expect(importThread(greedy, 32)('any')).rejects.toMatchObject({ code: 'too-large' })
  })

  it('tells whoever waits when it breaks', async () => {
    await expect(importThread(await script('process.exit(3)'))('any')).rejects.toThrow('ended with 3')
  })
})
