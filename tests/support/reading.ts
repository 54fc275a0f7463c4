import type { ReadingOutside } from '../../src-main/domain/exchange/exchange-ports'
import { incomingFileImporter } from '../../src-main/importers/incoming-file'
import { markdownFolderImporter } from '../../src-main/importers/markdown-folder'
import { readTextFile } from '../../src-main/importers/text-file'

/** What the process does that reads from outside, in the test's own. */
export const READING: ReadingOutside = {
  dossier: incomingFileImporter(),
  folder: markdownFolderImporter(),
  text: readTextFile,
}
