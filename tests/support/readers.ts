import type { OutsideReaders } from '../../src-main/domain/exchange/exchange-ports'
import { incomingFileReader } from '../../src-main/importers/incoming-file'
import { markdownFolderReader } from '../../src-main/importers/markdown-folder'
import { readTextFile } from '../../src-main/importers/text-file'

/** The readers of the process that reads from outside, in the test's own. */
export const READERS: OutsideReaders = {
  dossier: incomingFileReader(),
  folder: markdownFolderReader(),
  text: readTextFile,
}
