import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DossierError } from '../domain/errors'
import type { MarkdownFolder, ReadMarkdownFolder } from '../domain/exchange-ports'

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
 * as Obsidian's own, are passed over; a file that cannot be text is left out and named.
 */
export function markdownFolderReader(limits: FolderLimits = MARKDOWN_FOLDER_LIMITS): ReadMarkdownFolder {
  return async (path, { onProgress, signal } = {}) => {
    const found: MarkdownFolder = { files: [], leftOut: [] }
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    let totalBytes = 0

    const read = async (folder: string, within: string, depth: number): Promise<void> => {
      const entries = await readdir(folder, { withFileTypes: true })
      entries.sort((a, b) => (a.name < b.name ? -1 : 1))
      for (const entry of entries) {
        if (signal?.aborted) throw new DossierError('cancelled', 'The folder was not read: it was cancelled.')
        const name = `${within}${entry.name}`
        if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
        if (entry.isDirectory()) {
          if (depth < limits.depth) await read(join(folder, entry.name), `${name}/`, depth + 1)
          else found.leftOut.push(`${name}: too many folders within folders.`)
        } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) await take(join(folder, entry.name), name)
      }
    }
    const take = async (file: string, name: string): Promise<void> => {
      const { size } = await lstat(file)
      totalBytes += size
      if (found.files.length >= limits.files || totalBytes > limits.totalBytes) {
        throw new DossierError(
          'too-large',
          `The folder holds more than can be brought in at once: ${limits.files.toLocaleString('en-GB')} files or ${limits.totalBytes / 1_000_000} MB. Nothing was changed; take it in parts.`,
        )
      }
      if (size > limits.fileBytes) {
        found.leftOut.push(`${name}: larger than ${limits.fileBytes / 1_000_000} MB.`)
        return
      }
      try {
        found.files.push({ path: name, text: decoder.decode(await readFile(file)) })
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        found.leftOut.push(`${name}: not text in UTF-8.`)
      }
      onProgress?.({ phase: 'Reading files', done: found.files.length, total: found.files.length })
    }

    try {
      await read(path, '', 0)
    } catch (error) {
      if (error instanceof DossierError) throw error
      throw new DossierError('not-found', 'The folder, or a file in it, could not be read. Nothing was changed.')
    }
    return found
  }
}
