import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../../scripts/lib/project.mjs'
import { DossierError } from '../../../../src-main/domain/errors'
import { ENGLISH } from '../../../../src-main/domain/messages/english'
import { asIs, say, wordsOf, type Catalogue } from '../../../../src-main/domain/messages/message'
import { collectImports } from '../../../support/import-rules'

/** Where words that are no sentence of the catalogue still stand for one: sentences that storage hands on, to be named there one day. */
const CARRIED: Readonly<Record<string, number>> = {
  'src-main/storage/backups/folder-backups.ts': 2,
  'src-main/storage/data-folder/data-folder.ts': 1,
  'src-main/storage/data-folder/data-lock.ts': 1,
  'src-main/storage/dossiers/dossier-storage.ts': 2,
  'src-main/storage/dossiers/reader-store.ts': 2,
}

describe('a message', () => {
  it('says its words with what it was told', () => {
    expect(wordsOf(say('storage.no-dossier', { id: 'd9' }))).toBe('There is no dossier ‘d9’.')
    expect(wordsOf([say('folder.not-writable'), say('disk.full')])).toBe(
      'The data folder can’t be written. The disk is full. Free some space on it.',
    )
  })

  it('has other words in another language', () => {
    const other: Catalogue = { ...ENGLISH, 'storage.no-dossier': ({ id }) => `Il n’y a pas de dossier « ${id} ».` }
    expect(wordsOf(say('storage.no-dossier', { id: 'd9' }), other)).toBe('Il n’y a pas de dossier « d9 ».')
  })

  it('goes to another process and back with its error', () => {
    const error = new DossierError('not-found', say('storage.no-dossier', { id: 'd9' }), ['meta.d9'])
    const back = DossierError.of(structuredClone(error.fault))
    expect(back).toMatchObject({ code: error.code, message: 'There is no dossier ‘d9’.', details: ['meta.d9'] })
    expect(back.fault).toEqual(error.fault)
  })
})

describe('the catalogue', () => {
  it('is whole sentences', () => {
    for (const [id, words] of Object.entries(ENGLISH))
      if (typeof words === 'string') expect(words, id).toMatch(/^[A-Z‘'].*[.]$/s)
  })

  it('has every sentence that an error says, but for those that storage hands on', () => {
    const files = new Set(collectImports(projectFolder).map(({ file }) => file))
    const carried: Record<string, number> = {}
    for (const file of files) {
      if (!file.startsWith('src-main/storage/') && !file.startsWith('src-main/services/')) continue
      const uses = readFileSync(path.join(projectFolder, file), 'utf8').match(/(?<![.\w])asIs\(/g)?.length ?? 0
      if (uses > 0) carried[file] = uses
    }
    expect(carried).toEqual(CARRIED)
  })

  it('gives back as they are words that are not its own', () => {
    expect(wordsOf(asIs('claims.c-1'))).toBe('claims.c-1')
  })
})
