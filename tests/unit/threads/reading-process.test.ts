import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { dossierFileImporter } from '../../../src-main/importers/dossier-file'
import { readContent } from '../../../src-main/services/content/check-dossier'
import { forkReading } from '../../../src-main/threads/fork-reading'
import { readingOutside, type ReadingBounds, type StartReading } from '../../../src-main/threads/reading-process'
import { bundle } from '../../support/bundle.mjs'
import { packDossier, unpackedDossier } from '../../support/exchange-files'
import { generatedLayer } from '../../support/generated-dossier'
import { READING } from '../../support/reading'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'

let built: Awaited<ReturnType<typeof bundle>>
beforeAll(async () => {
  built = await bundle('src-main/importers/read-process.ts')
}, 60_000)
afterAll(() => built.remove())

const WIDE: ReadingBounds = { memoryBytes: 1_000_000_000, quietMs: 60_000, wholeMs: 60_000, records: 1_000_000 }
/** The process as it is built, within these bounds. */
const reading = (bounds: Partial<ReadingBounds> = {}) => readingOutside(forkReading(built.file), { ...WIDE, ...bounds })

async function fileWith(bytes: Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'incoming.dossier')
  await writeFile(path, bytes)
  return path
}

/** A process that does something else than what is built. */
async function processOf(text: string): Promise<string> {
  const path = join(await tempFolder(), 'process.mjs')
  await writeFile(path, `process.on('message', () => undefined)\n${text}`)
  return path
}

async function other(text: string, bounds: Partial<ReadingBounds> = {}) {
  return readingOutside(forkReading(await processOf(text)), { ...WIDE, ...bounds }).dossier
}

const said = (kind: string, more = '') => `process.send({ kind: '${kind}', ${more} })`

describe('what comes from outside is read in a process of its own, which', () => {
  it('sends all that it reads, in order, however many records it is', async () => {
    const content = readContent(new DossierIndex(null, generatedLayer('large', 200)))
    const path = await fileWith(packDossier(unpackedDossier(content)))
    const phases: string[] = []
    const read = await reading().dossier(path, { onProgress: ({ phase }) => phases.push(phase) })
    expect(read).toEqual(await dossierFileImporter()(path))
    expect(read.content.claims.length).toBeGreaterThan(1_000)
    expect(read.content.sources.some(({ paragraphs }) => paragraphs.length > 0)).toBe(true)
    expect(phases).toContain('Reading the file')
    expect(phases).toContain('Checking')
  })

  it('sends a folder’s files as they are read, and what is left out of them', async () => {
    const folder = await tempFolder()
    for (let at = 0; at < 20; at++)
      await writeFile(join(folder, `${at}.md`), `---\ntags: [a]\n---\n${'x '.repeat(20_000)}`)
    await writeFile(join(folder, 'z.md'), Buffer.from([0xff]))
    expect(await reading().folder(folder)).toEqual(await READING.folder(folder))
  })

  it('sends a text', async () => {
    const path = join(await tempFolder(), 'a.txt')
    await writeFile(path, 'Бамако, 12 mars')
    expect(await reading().text(path)).toBe('Бамако, 12 mars')
    await expect(reading().text('/dev/zero')).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('refuses with the reader’s words and the places', async () => {
    const content = smallDossier()
    const [claim] = content.claims
    if (claim) claim.subject = 'nobody'
    const refused = reading().dossier(await fileWith(packDossier(unpackedDossier(content))))
    await expect(refused).rejects.toMatchObject({
      code: 'import-rejected',
      details: [expect.stringContaining('names the entity nobody')],
    })
  })

  it('is ended when the whole of it takes more memory than it may, which is said', async () => {
    const content = readContent(new DossierIndex(null, generatedLayer('large', 200)))
    const read = reading({ memoryBytes: 30_000_000 }).dossier(await fileWith(packDossier(unpackedDossier(content))))
    await expect(read).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/takes more than 30 MB of memory, so it was stopped and nothing was changed\./),
    })
  })

  it('is ended when V8 has no more memory for it', async () => {
    const greedy = await other('const held = []; for (;;) held.push(new Array(100_000).fill({}))', {
      memoryBytes: 32_000_000,
    })
    await expect(greedy('any')).rejects.toMatchObject({ code: 'too-large' })
  })

  it('is ended when nothing is heard of it', async () => {
    const busy = await other('for (;;) {}', { quietMs: 50 })
    await expect(busy('any')).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('without getting any further'),
    })
  })

  it('is ended when it never comes to an end, whatever it tells meanwhile', async () => {
    const endless = await other(
      `setInterval(() => ${said('progress', 'progress: { phase: "a", done: 0, total: 0 }')}, 5)`,
      {
        wholeMs: 300,
      },
    )
    await expect(endless('any')).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('0.3 seconds'),
    })
  })

  it('is ended when it sends more than anybody needs', async () => {
    const all = await fileWith(packDossier(unpackedDossier(smallDossier())))
    await expect(reading({ records: 5 }).dossier(all)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('more than 5 records'),
    })
  })

  it.each([
    ['it has answered', 'done', `last: { kind: 'text', text: '' }`, {}],
    ['it has refused', 'refused', `fault: { code: 'not-found', says: [{ id: 'reading.nothing-changed' }] }`, {}],
    ['it has failed', 'broken', `stack: 'a stack'`, {}],
    ['it sends too much', 'records', `list: 'notes', records: [1, 2]`, { records: 1 }],
    ['it says nothing', 'progress', 'progress: { phase: "a", done: 0, total: 0 }', { quietMs: 1_000 }],
  ])('is gone once %s, though it has more to do', async (_, kind, more, bounds) => {
    const path = await processOf(`${said(kind, more)}\nsetInterval(() => undefined, 1_000)`)
    let gone: Promise<void> | undefined
    const watched: StartReading = (memoryBytes) => {
      const started = forkReading(path)(memoryBytes)
      onTestFinished(() => void started.kill())
      gone = new Promise((resolve) => started.onEnd(() => resolve()))
      return started
    }
    await expect(readingOutside(watched, { ...WIDE, ...bounds }).dossier('any')).rejects.toThrow()
    await gone
  })

  it('ends at a cancel, even one that it does not hear', async () => {
    const signal = { aborted: false }
    const deaf = (await other('for (;;) {}'))('any', { signal })
    signal.aborted = true
    await expect(deaf).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is heard of by whoever waits when it breaks, or cannot be started', async () => {
    await expect((await other('process.exit(3)'))('any')).rejects.toThrow('ended with 3')
    await expect(readingOutside(forkReading('/nowhere.mjs'), WIDE).text('any')).rejects.toThrow('ended with 1')
  })
})
