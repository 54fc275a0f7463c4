import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { withoutRecords } from '../../../src-main/domain/leaving/without-records'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { STANDARD_VOCABULARY } from '../../../src-main/domain/vocabulary/standard-vocabulary'
import { onlyUsed, usedWords } from '../../../src-main/domain/vocabulary/used-words'
import { unknownWords } from '../../../src-main/domain/views/unknown-words'
import { saveClaim, saveEntity } from '../../../src-main/services/content/edit-content'
import { exchangeDesk } from '../../support/exchange-desk'
import { packDossier, unpackedDossier } from '../../support/exchange-files'
import { aClaim, anEntity, text } from '../../support/records'
import { SHIP_WORDS, shipDossier, unknownWordsDossier } from '../../support/ship-dossier'

async function fileIn(folder: string, content: DossierContent): Promise<string> {
  const path = join(folder, 'incoming.dossier')
  await writeFile(path, packDossier(unpackedDossier(content)))
  return path
}

const idsOf = (words: DossierContent['dossier']['vocabulary']) =>
  words && [...words.kinds, ...words.properties].map(({ id }) => id).sort()

describe('words of a dossier’s own', () => {
  it('come with it, and go out again as they came', async () => {
    const { desk, library, root } = await exchangeDesk()
    const { token } = await desk.inspect(await fileIn(root, shipDossier()))
    await desk.bringIn(token, 'new')
    const session = await library().open('ship-case')
    expect(session.index.meta.vocabulary).toEqual(SHIP_WORDS)
    expect(unknownWords(session.index)).toEqual([])
    expect(handOver(session.index).content.dossier.vocabulary).toEqual(SHIP_WORDS)
    expect(handOver(session.index).content.claims).toEqual(
      shipDossier().claims.map((claim) => ({ ...claim, citations: expect.anything() })),
    )
  })

  it('are kept by their ids where nobody defines them, and go out again', async () => {
    const { desk, library, root } = await exchangeDesk()
    const { token } = await desk.inspect(await fileIn(root, unknownWordsDossier()))
    await desk.bringIn(token, 'new')
    const { index } = await library().open('ship-case')
    expect([...index.claims.values()].map(({ property }) => property)).toEqual(
      unknownWordsDossier().claims.map(({ property }) => property),
    )
    expect(handOver(index).content.entities.map(({ schema }) => schema)).toEqual(
      unknownWordsDossier().entities.map(({ schema }) => schema),
    )
  })

  it.each(['both', 'add', 'theirs'] as const)(
    'come along with what is said in them (%s), and those in use here keep their meaning',
    async (as) => {
      const mine = shipDossier()
      const { vocabulary: _, bundle: __, ...rest } = mine.dossier
      const own: DossierContent = {
        ...mine,
        dossier: {
          ...rest,
          vocabulary: { kinds: [], properties: [{ id: 'captain', label: 'Captain', value: 'text' }] },
        },
        entities: [anEntity('northline', { schema: 'Company' })],
        claims: [aClaim('c-captain', 'northline', { property: 'captain', value: text('A. Sailor') })],
      }
      const { desk, library, root } = await exchangeDesk()
      const first = await desk.inspect(await fileIn(root, own))
      await desk.bringIn(first.token, 'new')
      const second = await desk.inspect(await fileIn(root, shipDossier()))
      await desk.bringIn(second.token, as)
      const { index } = await library().open('ship-case')
      expect(index.claims.has('c-imo')).toBe(true)
      expect(unknownWords(index)).toEqual([])
      expect(index.vocabulary.property('captain')).toMatchObject({ label: 'Captain', isKnown: true })
    },
  )

  it('stay behind where nothing that leaves is said in them', () => {
    const content = shipDossier()
    const index = new DossierIndex(content, emptyLayer(content.dossier.id))
    const left = withoutRecords(index, ['meridian'])
    expect(idsOf(handOver(left).content.dossier.vocabulary)).toEqual(['port-authority'])
  })

  it('name no word that stays behind', () => {
    const used = usedWords([{ schema: 'Company' }], [{ property: 'operates' }])
    expect(JSON.stringify(onlyUsed(SHIP_WORDS, used, STANDARD_VOCABULARY))).not.toContain('vessel')
  })
})

describe('what is said anew', () => {
  it('is said in words that the dossier knows, while what came in others can be changed', async () => {
    const { desk, library, root } = await exchangeDesk()
    const { token } = await desk.inspect(await fileIn(root, unknownWordsDossier()))
    await desk.bringIn(token, 'new')
    const session = await library().open('ship-case')
    const { id: _, createdBy: __, ...cargo } = aClaim('c-cargo', 'meridian', { property: 'cargo', value: text('ore') })
    await expect(saveClaim(session, cargo)).rejects.toThrow('defines no property ‘Cargo’')
    await saveClaim(session, { ...cargo, id: 'c-cargo' })
    expect(session.index.claims.get('c-cargo')?.value).toEqual(text('ore'))
    const { id: ___, createdBy: ____, ...vessel } = anEntity('x', { schema: 'vessel' })
    await expect(saveEntity(session, vessel)).rejects.toThrow('defines no kind ‘Vessel’')
    await saveEntity(session, { ...vessel, id: 'meridian' })
    expect(session.index.kindOf('meridian')).toBe('vessel')
  })
})
