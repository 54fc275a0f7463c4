import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../../scripts/lib/project.mjs'
import { DossierError } from '../../../../src-main/domain/errors'
import { ENGLISH } from '../../../../src-main/domain/messages/english'
import { asIs, say, wordsOf, type Catalogue } from '../../../../src-main/domain/messages/message'
import { collectImports } from '../../../support/import-rules'

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
      if (typeof words === 'string') expect(words, id).toMatch(/^(?:[A-Z‘']|--).*[.]$/s)
  })

  const sources = new Map(
    [...new Set(collectImports(projectFolder).map(({ file }) => file))]
      .filter((file) => file.startsWith('src-main/') || file.startsWith('src-renderer/'))
      .map((file) => [file, readFileSync(path.join(projectFolder, file), 'utf8')]),
  )

  it('has every sentence that an error says: elsewhere no words are passed off as a message', () => {
    const passing = [...sources].filter(([, text]) => /(?<![.\w])asIs\(/.test(text)).map(([file]) => file)
    expect(passing.sort()).toEqual(['src-main/domain/errors.ts', 'src-main/domain/messages/message.ts'])
  })

  it('has every sentence that an error says: elsewhere no error is made of one', () => {
    // What only a log is to show begins with a small letter and is no sentence.
    const sentence = /new \w*Error\(\s*['"`](?:[A-Z‘]|--)[^'"`]*\./
    expect([...sources].filter(([, text]) => sentence.test(text)).map(([file]) => file)).toEqual([])
  })

  it('holds no sentence that nobody says', () => {
    const all = [...sources]
      .filter(([file]) => !file.startsWith('src-main/domain/messages/english'))
      .map(([, text]) => text)
    const said = all.join('\n')
    // A name may be made of a part that is looked up: `leaving.${kind}-marked`.
    const made = [...said.matchAll(/say\(`([\w.-]*)\$\{\w+\}([\w.-]*)`/g)]
    const isMade = (id: string) => made.some(([, start = '', end = '']) => id.startsWith(start) && id.endsWith(end))
    expect(Object.keys(ENGLISH).filter((id) => !said.includes(`'${id}'`) && !isMade(id))).toEqual([])
  })

  it('gives back as they are words that are not its own', () => {
    expect(wordsOf(asIs('claims.c-1'))).toBe('claims.c-1')
  })
})
