import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChangedNote, Written } from '../../../../src-main/contract/events'
import type { Note } from '../../../../src-main/domain/records/note'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { letStand } from '../../../../src-main/services/content/edit-content'
import { DossierLibrary } from '../../../../src-main/services/session/dossier-library'
import type { DossierSession } from '../../../../src-main/services/session/dossier-session'
import { editState } from '../../../../src-main/services/session/edit-state'
import { writtenBy } from '../../../../src-main/services/session/written'
import { openDossierStorage } from '../../../../src-main/storage/dossiers/dossier-storage'
import { entityId, generatedLayer } from '../../../support/generated-dossier'
import { countingTools } from '../../../support/counting-tools'
import { note } from '../../../support/notes'
import { tempFolder } from '../../../support/temp-folder'

const BODY = 'The ministers met in [[entity-2]] and agreed on little. #gold'

/** A dossier of that many entities, open, with a note on the first, and what each change wrote. */
async function opened(entities = 3) {
  const tools = countingTools()
  const storage = await openDossierStorage({ dataFolder: await tempFolder(), ...tools })
  const layer = generatedLayer('own', entities)
  layer.records.notes['r-note'] = note('r-note', BODY, {
    title: 'On gold',
    targets: [{ kind: 'entity', id: entityId(0) }],
  })
  await storage.create(layer)
  const library = new DossierLibrary({ list: async () => [], read: () => Promise.reject(new Error()) }, storage, tools)
  onTestFinished(() => library.close())
  const session = await library.open('own')
  const told: (Written | null)[] = []
  session.onChange((change) => told.push(writtenBy(session.index, change)))
  const save = async (fields: Partial<Note>): Promise<ChangedNote | undefined> => {
    const { createdAt: _, updatedAt: __, ...present } = session.index.notes['r-note'] ?? note('r-note', BODY)
    await saveNote(session, { ...present, ...fields })
    return told.at(-1)?.notes[0]
  }
  return { session, told, save }
}

/** How often the dossier's entities, claims and sources are asked for while something is done; a walk counts once for each. */
async function steps({ index }: DossierSession, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const maps = [index.entities, index.claims, index.sources] as Map<unknown, unknown>[]
  for (const map of maps) {
    const walks = { values: map.values, keys: map.keys, entries: map.entries, [Symbol.iterator]: map[Symbol.iterator] }
    for (const [name, walk] of [...Object.entries(walks), [Symbol.iterator, walks[Symbol.iterator]] as const])
      Object.defineProperty(map, name, {
        configurable: true,
        value: () => {
          count += map.size
          return walk.call(map)
        },
      })
    for (const name of ['get', 'has'] as const) {
      const look = map[name].bind(map) as (key: unknown) => never
      Object.defineProperty(map, name, {
        configurable: true,
        value: (key: unknown) => {
          count += 1
          return look(key)
        },
      })
    }
  }
  await work()
  return count
}

describe('a note that saves itself', () => {
  it('costs as much in a large dossier as in a small one', async () => {
    const counted: number[] = []
    for (const entities of [30, 300]) {
      const { session, save, told } = await opened(entities)
      // The first reads once what everything is called.
      await save({ body: `${BODY} At first.` })
      counted.push(
        await steps(session, async () => {
          await save({ body: `${BODY} More of it.` })
          editState(session)
        }),
      )
      expect(told.at(-1)?.notes).toHaveLength(1)
    }
    expect(counted[1]).toBe(counted[0])
    expect(counted[0]).toBeLessThan(20)
  })

  it('tells the windows what they show of it', async () => {
    const { save, told } = await opened()
    const written = await save({ body: `${BODY} And more.` })
    expect(written).toMatchObject({
      summary: { id: 'r-note', label: 'On gold' },
      on: [entityId(0)],
      isRenamed: false,
      isPlacedAnew: false,
      isTiedAnew: false,
    })
    expect(written?.summary.preview).toContain('And more.')
    expect(told.at(-1)?.frame.noteCount).toBe(1)
  })

  it.each([
    ['isRenamed', { title: 'On silver' }],
    ['isRenamed', { private: true }],
    ['isPlacedAnew', { private: true }],
    ['isPlacedAnew', { pinned: true }],
    ['isPlacedAnew', { targets: [{ kind: 'entity' as const, id: entityId(1) }] }],
    ['isTiedAnew', { body: 'The ministers met in [[entity-1]].' }],
    ['isTiedAnew', { body: `${BODY} #silver` }],
    ['isTiedAnew', { tags: ['silver'] }],
  ] as const)('says so when it %s', async (what, fields) => {
    const { save } = await opened()
    expect((await save(fields as Partial<Note>))?.[what]).toBe(true)
  })

  it('names what it is on and what it was on', async () => {
    const { save } = await opened()
    expect((await save({ targets: [{ kind: 'entity', id: entityId(1) }] }))?.on).toEqual([entityId(0), entityId(1)])
  })

  it('says nothing of what a private note says', async () => {
    const { save } = await opened()
    const written = await save({ private: true, body: 'The secret ore.', tags: ['ore'] })
    expect(JSON.stringify(written)).not.toMatch(/ore|gold/)
  })
})

describe('any other change', () => {
  it('may have changed anything', async () => {
    const { session, told } = await opened()
    await letStand(session, ['c-0-0'])
    await deleteRecord(session, 'notes', 'r-note')
    expect(told).toEqual(told.map(() => null))
    expect(told.length).toBeGreaterThan(0)
  })
})
