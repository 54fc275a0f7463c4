import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../src-main/importers/json-text'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a JSON text from outside', () => {
  it('is refused for its depth before it is parsed, however deep it goes', () => {
    const deep = Buffer.concat([Buffer.alloc(30_000_000, '['), Buffer.alloc(30_000_000, ']')])
    expect(() => parseJson(deep, 'dossier.json')).toThrow('nested more than 40 levels deep')
  })

  it('is refused for the number of its parts before it is parsed', () => {
    const many = Buffer.concat([Buffer.from('['), Buffer.from('{},'.repeat(10_000_001)), Buffer.from('1]')])
    expect(() => parseJson(many, 'dossier.json')).toThrow('over 10,000,000 parts')
  })

  it('may hold in its texts what would be depth outside them', () => {
    const text = `${'['.repeat(100)}"\\"${'{'.repeat(100)}`
    expect(parseJson(bytes(JSON.stringify({ text })), 'dossier.json')).toEqual({ text })
  })
})
