import { lstat, readdir, readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import { DossierError } from '../domain/errors'
import type { MarkdownFolder, ReadMarkdownFolder, WorkOptions } from '../domain/exchange-ports'
import { readNoteFile } from '../domain/notes/note-file'

/** What a folder may hold before it is refused or a file of it left out. *Units*: bytes. */
export interface FolderLimits {
  files: number
  fileBytes: number
  totalBytes: number
  /** Folders within folders. */
  depth: number
}

const MARKDOWN_FOLDER_LIMITS: FolderLimits = {
  files: 50_000,
  fileBytes: 20_000_000,
  totalBytes: 500_000_000,
  depth: 40,
}

/**
 * Reads the Markdown files of a folder and the folders in it. Links of the file system are not followed and hidden folders, such
 * as Obsidian's own, are passed over; a file that cannot be read or cannot be text is left out and named.
 */
export function markdownFolderReader(limits: FolderLimits = MARKDOWN_FOLDER_LIMITS): ReadMarkdownFolder {
  return async (path, options = {}) => {
    const walk = new FolderWalk(limits, options)
    try {
      await walk.read(Buffer.from(path), '', 0)
    } catch (error) {
      if (error instanceof DossierError) throw error
      throw new DossierError('not-found', 'The folder could not be read. Nothing was changed.')
    }
    return walk.found
  }
}

/** One reading of a folder. Names are bytes here: what an old disk or another system wrote need not be UTF-8. */
class FolderWalk {
  readonly found: MarkdownFolder = { files: [], leftOut: [] }
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private totalBytes = 0

  constructor(
    private readonly limits: FolderLimits,
    private readonly options: WorkOptions,
  ) {}

  async read(folder: Buffer, within: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
    entries.sort((a, b) => Buffer.compare(a.name, b.name))
    for (const entry of entries) {
      if (this.options.signal?.aborted)
        throw new DossierError('cancelled', 'The folder was not read: it was cancelled.')
      const own = entry.name.toString()
      if (own.startsWith('.') || entry.isSymbolicLink()) continue
      const name = `${within}${own}`
      const path = Buffer.concat([folder, Buffer.from(sep), entry.name])
      if (entry.isDirectory()) {
        if (depth >= this.limits.depth) this.found.leftOut.push(`${name}: too many folders within folders.`)
        else await this.readable(`${name}/`, () => this.read(path, `${name}/`, depth + 1))
      } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(own))
        await this.readable(name, () => this.take(path, name))
    }
  }

  private async take(file: Buffer, name: string): Promise<void> {
    const { limits, found } = this
    const { size } = await lstat(file)
    this.totalBytes += size
    if (found.files.length >= limits.files || this.totalBytes > limits.totalBytes) {
      throw new DossierError(
        'too-large',
        `The folder holds more than can be brought in at once: ${limits.files.toLocaleString('en-GB')} files or ${limits.totalBytes / 1_000_000} MB. Nothing was changed; take it in parts.`,
      )
    }
    if (size > limits.fileBytes) {
      found.leftOut.push(`${name}: larger than ${limits.fileBytes / 1_000_000} MB.`)
      return
    }
    const text = this.textOf(await readFile(file))
    if (text === undefined) found.leftOut.push(`${name}: not text in UTF-8.`)
    else found.files.push(readNoteFile({ path: name, text }))
    this.options.onProgress?.({ phase: 'Reading files', done: found.files.length, total: found.files.length })
  }

  private textOf(bytes: Uint8Array): string | undefined {
    try {
      return this.decoder.decode(bytes)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }

  /** What may not be read, or is gone by the time that it is read, is left out and named. */
  private async readable(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error) || error instanceof DossierError) throw error
      this.found.leftOut.push(`${name}: it could not be read.`)
    }
  }
}
