import { deflateSync } from 'node:zlib'
import { PDFDict, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readAttachment } from '../../../src-main/importers/pdf-attachment'
import { DOSSIER_FILE_LIMITS } from '../../../src-main/importers/zip-limits'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { dictOf, listOf, nameOf, readPdf, streamBytes, textOf } from '../../support/pdf/read-pdf'
import { render } from './engine'

const bytes = Buffer.from('PK\u0003\u0004 Ouagadougou, Нигер, 萨赫勒, \u0000 and \ud83d\ude00')
const attachment = { fileName: 'briefing.dossier', carries: 'all', bytes } as const

describe('the dossier inside a briefing', () => {
  it('comes back byte for byte, by our reader and by another library', async () => {
    const made = await render(sampleModel({ attachment }), {})
    expect(Buffer.from(readAttachment(made.bytes) ?? [])).toEqual(bytes)

    const pdf = await readPdf(made.bytes)
    const [only, ...more] = listOf(pdf.catalog.lookup(PDFName.of('AF')))
    expect(more).toEqual([])
    const specification = dictOf(pdf.document.context.lookup(only))
    expect(nameOf(specification.lookup(PDFName.of('AFRelationship')))).toBe('Source')
    expect(textOf(specification.lookup(PDFName.of('UF')))).toBe('briefing.dossier')
    const file = dictOf(specification.lookup(PDFName.of('EF'))).lookup(PDFName.of('F'))
    expect(Buffer.from(streamBytes(file))).toEqual(bytes)
    const names = dictOf(pdf.catalog.lookup(PDFName.of('Names'))).lookup(PDFName.of('EmbeddedFiles'))
    expect(names).toBeInstanceOf(PDFDict)
  })

  it('is refused before it is unpacked when it says that it is too large, and when it unpacks to more than it says', () => {
    const pdf = (size: number, packed: Uint8Array) =>
      Buffer.concat([
        Buffer.from(
          `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} /Params << /Size ${size} /CheckSum <${'0'.repeat(32)}> >> >>\nstream\n`,
        ),
        packed,
        Buffer.from('\nendstream\nendobj\n'),
      ])
    const bomb = deflateSync(Buffer.alloc(10_000_000))
    const { entryBytes, ratio, ratioFromBytes } = DOSSIER_FILE_LIMITS
    // Not packed too tightly for its size, only too large.
    const loose = Buffer.alloc(Math.ceil((entryBytes + 1) / ratio))
    expect(() => readAttachment(pdf(entryBytes + 1, loose))).toThrow('too large to open')
    expect(() => readAttachment(pdf(ratioFromBytes + 1, bomb))).toThrow('packed more tightly')
    expect(() => readAttachment(pdf(1_000, bomb))).toThrow(
      expect.objectContaining({
        code: 'import-rejected',
        cause: expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
      }) as Error,
    )
  })

  it('is missed where there is none, and refused where it was damaged', async () => {
    const plain = await render(sampleModel(), {})
    expect(readAttachment(plain.bytes)).toBeUndefined()
    expect(readAttachment(new TextEncoder().encode('not a PDF'))).toBeUndefined()

    const made = await render(sampleModel({ attachment }), {})
    const damaged = Uint8Array.from(made.bytes)
    const at = Buffer.from(damaged).indexOf('stream\n', Buffer.from(damaged).indexOf('/EmbeddedFile')) + 40
    damaged[at] = (damaged[at] ?? 0) ^ 0xff
    expect(() => readAttachment(damaged)).toThrow(expect.objectContaining({ code: 'import-rejected' }) as Error)
  })
})
