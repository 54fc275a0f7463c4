import { lstat, readdir, readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import { DossierError } from '../domain/errors'
import { errorCode } from '../domain/messages/errno'
import { say } from '../domain/messages/message'
import type { MarkdownFolder, ReadMarkdownFolder, WorkOptions } from '../domain/exchange/exchange-ports'
import { FolderPaths } from '../domain/notes/folders/folder-paths'
import { readNoteFile, type FolderFiles } from '../domain/notes/folders/note-file'
import { decodeText } from './decode-text'

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
 * as Obsidian's own, are passed over; a file that cannot be read or cannot be text is left out and named. Files of other kinds are
 * only named.
 */
export function markdownFolderImporter(limits: FolderLimits = MARKDOWN_FOLDER_LIMITS): ReadMarkdownFolder {
  return async (path, options = {}) => {
    const walk = new FolderWalk(limits, options)
    try {
      await walk.look(Buffer.from(path), '', 0)
    } catch (error) {
      if (error instanceof DossierError) throw error
      throw new DossierError('not-found', say('reading.folder-unreadable'))
    }
    return walk.read()
  }
}

const TELL_EVERY_MS = 50

interface Found {
  path: Buffer
  name: string
}

/** One reading of a folder. Names are bytes here: what an old disk or another system wrote need not be UTF-8. */
class FolderWalk {
  private readonly markdown: Found[] = []
  private readonly others: string[] = []
  private readonly leftOut: string[] = []
  private totalBytes = 0
  private toldAt = 0

  constructor(
    private readonly limits: FolderLimits,
    private readonly options: WorkOptions,
  ) {}

  /** Finds what is there; what a link means is known only then. */
  async look(folder: Buffer, within: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
    entries.sort((a, b) => Buffer.compare(a.name, b.name))
    for (const entry of entries) {
      this.goOn()
      const own = entry.name.toString()
      if (own.startsWith('.') || entry.isSymbolicLink()) continue
      const name = `${within}${own}`
      const path = Buffer.concat([folder, Buffer.from(sep), entry.name])
      if (entry.isDirectory()) {
        if (depth >= this.limits.depth) this.leftOut.push(`${name}: too many folders within folders.`)
        else await this.readable(`${name}/`, () => this.look(path, `${name}/`, depth + 1))
      } else if (!entry.isFile()) continue
      else if (/\.(?:md|markdown)$/i.test(own)) await this.readable(name, () => this.take(path, name))
      else if (this.others.length < this.limits.files) this.others.push(name)
    }
  }

  async read(): Promise<MarkdownFolder> {
    const { markdown, others, leftOut } = this
    const folder: FolderFiles = {
      notes: new FolderPaths(markdown.map(({ name }) => name)),
      others: new FolderPaths(others),
    }
    const files: MarkdownFolder['files'] = []
    for (const { path, name } of markdown) {
      this.goOn()
      await this.readable(name, async () => {
        const text = decodeText(await readFile(path))
        if (text === undefined) leftOut.push(`${name}: not text in UTF-8 or UTF-16.`)
        else files.push(readNoteFile({ path: name, text }, folder))
      })
      this.tell(files.length)
    }
    return { files, others, leftOut }
  }

  private async take(path: Buffer, name: string): Promise<void> {
    const { limits } = this
    const { size } = await lstat(path)
    this.totalBytes += size
    if (this.markdown.length >= limits.files || this.totalBytes > limits.totalBytes) {
      throw new DossierError(
        'too-large',
        say('reading.folder-too-large', { files: limits.files, megabytes: limits.totalBytes / 1_000_000 }),
      )
    }
    if (size > limits.fileBytes) this.leftOut.push(`${name}: larger than ${limits.fileBytes / 1_000_000} MB.`)
    else this.markdown.push({ path, name })
  }

  /** Now and then: fifty thousand messages help nobody. */
  private tell(done: number): void {
    const now = performance.now()
    if (now - this.toldAt < TELL_EVERY_MS) return
    this.toldAt = now
    this.options.onProgress?.({ phase: 'Reading files', done, total: this.markdown.length })
  }

  private goOn(): void {
    if (this.options.signal?.aborted) throw new DossierError('cancelled', say('reading.folder-cancelled'))
  }

  /** What may not be read, or is gone by the time that it is read, is left out and named. */
  private async readable(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (errorCode(error) === undefined || error instanceof DossierError) throw error
      this.leftOut.push(`${name}: it could not be read.`)
    }
  }
}
