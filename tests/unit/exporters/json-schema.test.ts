import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exportDossierFile } from '../../../src-main/exporters/dossier-file'
import { dossierFileJsonSchema, SCHEMA_FILE } from '../../../src-main/exporters/json-schema'
import { bytesOf, handoverOf, MAKING } from '../../support/exchange-files'
import { smallDossier } from '../../support/small-dossier'
import { readBundledDossier } from '../resources/bundled-dossier'

function unpacked(bytes: Uint8Array): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, JSON.parse(strFromU8(data)) as unknown]),
  )
}

describe('the published JSON Schema', () => {
  // After a change of the records: npx vitest run --config tests/unit/vitest.config.ts tests/unit/exporters/json-schema.test.ts -u
  it('is that of the schemas in the code', async () => {
    const text = `${JSON.stringify(dossierFileJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`../../../resources/schema/${SCHEMA_FILE}`)
  })

  it('accepts files that this app writes, and refuses ones with a field too many', () => {
    const schema = z.fromJSONSchema(dossierFileJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
    for (const content of [smallDossier(), readBundledDossier()]) {
      const file = unpacked(bytesOf(exportDossierFile(handoverOf(content), MAKING)))
      expect(schema.safeParse(file).error?.issues ?? []).toEqual([])
      expect(schema.safeParse({ ...file, 'more.json': {} }).success).toBe(false)
      expect(schema.safeParse({ ...file, 'manifest.json': { format: 'other' } }).success).toBe(false)
    }
  })
})
