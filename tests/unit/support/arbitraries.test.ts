import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dossierContentSchema } from '../../../src-main/domain/records/dossier'
import { checkIntegrity } from '../../../src-main/domain/checking/integrity'
import { RECORD_SCHEMAS } from '../../../src-main/domain/records/records'
import { arbDossierContent, arbReadDossier } from '../../support/arbitraries'
import { runs } from '../../support/runs'

it('makes dossiers that parse unchanged and in which nothing dangles', () => {
  fc.assert(
    fc.property(arbDossierContent, (content) => {
      expect(dossierContentSchema.parse(content)).toEqual(content)
      expect(checkIntegrity(content)).toEqual([])
    }),
    { numRuns: runs(20) },
  )
})

it("makes reader's layers whose records parse unchanged", () => {
  fc.assert(
    fc.property(arbReadDossier, ({ layer }) => {
      for (const name of ['notes', 'highlights', 'briefings'] as const) {
        for (const record of Object.values(layer.records[name])) {
          expect(RECORD_SCHEMAS[name].parse(record)).toEqual(record)
        }
      }
    }),
    { numRuns: runs(15) },
  )
})
