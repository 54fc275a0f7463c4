import { createHash } from 'node:crypto'
import type { BriefingPdf } from './briefing-pdf'
import { textString } from './pdfkit-internals'

/** A file carried inside the PDF. */
export interface Attachment {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** 'application/json'. */
  readonly mediaType: string
  readonly description: string
  readonly date: Date
}

/**
 * Attaches a file as the source of the document.
 * *Source*: ISO 32000-1, 7.11; ISO 19005-3, 6.8 (AFRelationship). pdfkit's own `file` writes the checksum in the wrong form.
 */
export function writeAttachment(pdf: BriefingPdf, attachment: Attachment): void {
  const { fileName, bytes, mediaType, description, date } = attachment
  const file = pdf.ref({
    Type: 'EmbeddedFile',
    Subtype: mediaType.replace('/', '#2F'),
    Params: {
      Size: bytes.length,
      CheckSum: new Uint8Array(createHash('md5').update(bytes).digest()),
      CreationDate: date,
      ModDate: date,
    },
  })
  file.end(bytes)
  const specification = pdf.ref({
    Type: 'Filespec',
    F: textString(fileName),
    UF: textString(fileName),
    Desc: textString(description),
    AFRelationship: 'Source',
    EF: { F: file, UF: file },
  })
  specification.end()
  pdf._root.data['AF'] = [specification]
  pdf.names.data['EmbeddedFiles'] = { Names: [textString(fileName), specification] }
}
