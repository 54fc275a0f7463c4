import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundlesIn } from '../../../../src-main/storage/dossiers/bundles'
import { tempFolder } from '../../../support/temp-folder'

const CONTENT = {
  schemaVersion: 2,
  dossier: { id: 'mali', title: 'Mali', keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' },
  entities: [],
  claims: [],
  sources: [],
}

async function bundle(text: string): Promise<ReturnType<typeof bundlesIn>> {
  const folder = await tempFolder()
  await mkdir(join(folder, 'mali'))
  await writeFile(join(folder, 'mali', 'dossier.json'), text)
  return bundlesIn({ folder })
}

describe('bundled dossiers', () => {
  it('are listed and read', async () => {
    const reader = await bundle(JSON.stringify(CONTENT))
    expect(await reader.list()).toEqual([{ id: 'mali', title: 'Mali' }])
    expect(await reader.read('mali')).toEqual(CONTENT)
  })

  it('that are missing are not found, whatever the name tries', async () => {
    const reader = await bundle('{}')
    for (const id of ['niger', '../mali', '__proto__', '']) {
      await expect(reader.read(id)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it.each([
    ['no JSON', '{"schemaVersion":', 'the whole'],
    ['an unknown field', JSON.stringify({ ...CONTENT, extra: 1 }), 'extra'],
    ['a field called __proto__', JSON.stringify(CONTENT).replace('{', '{"__proto__":{"entities":[]},'), '__proto__'],
    [
      'another id than its folder',
      JSON.stringify({ ...CONTENT, dossier: { ...CONTENT.dossier, id: 'niger' } }),
      'niger',
    ],
    ['5,000 levels of nesting', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'nested deeper'],
  ])('with %s are refused, naming the place', async (_, text, place) => {
    const reader = await bundle(text)
    await expect(reader.read('mali')).rejects.toMatchObject({
      code: 'import-rejected',
      details: [expect.stringContaining(place)],
    })
    expect(await reader.list()).toHaveLength(1)
  })
})
