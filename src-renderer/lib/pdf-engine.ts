import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** A PDF that can be shown page by page. */
export type PdfDocument = Pdfjs.PDFDocumentProxy

/** The engine for PDFs, loaded when the first one is to be shown. */
let engine: Promise<typeof Pdfjs> | undefined

async function load(): Promise<typeof Pdfjs> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdfjs.GlobalWorkerOptions.workerPort = new Worker(workerUrl, { type: 'module' })
  return pdfjs
}

/** Begins to load the engine, so that it is there when the first PDF is. */
export function warmPdfEngine(): void {
  engine ??= load()
}

/** Opens a PDF from its bytes, which it takes for itself. Nothing is fetched, and nothing in the file is run. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const pdfjs = await (engine ??= load())
  return pdfjs.getDocument({
    data: bytes,
    isEvalSupported: false,
    useSystemFonts: false,
    disableAutoFetch: true,
    enableXfa: false,
  }).promise
}
