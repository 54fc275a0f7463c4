import { describe, expect, test } from 'vitest'
import { readBundledDossier } from './bundled-dossier'

const { dossier, entities, claims, sources } = readBundledDossier()

describe('the bundled dossier', () => {
  test('is the first version of sahel-russia, cleared for everyone', () => {
    expect(dossier.bundle).toEqual({ id: 'sahel-russia', version: '1.0.0' })
    expect(dossier.marking).toBe('TLP:CLEAR')
  })

  test('was made by nobody but the bundle', () => {
    const makers = [...entities, ...claims, ...sources].map((record) => record.createdBy)
    expect(new Set(makers)).toEqual(new Set(['bundle']))
  })
})
