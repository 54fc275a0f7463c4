import { appWords } from './english/app'
import { asIsWords } from './english/as-is'
import { diskWords } from './english/disk'
import { editingWords } from './english/editing'
import { filesWords } from './english/files'
import { leavingWords } from './english/leaving'
import { recoveryWords } from './english/recovery'
import { readingWords } from './english/reading'
import { storageWords } from './english/storage'
import { terminalWords } from './english/terminal'
import { usageWords } from './english/usage'
import { warningWords } from './english/warnings'

/**
 * Every sentence about what went wrong, by name: the window, the terminal and the log take their words from here. Each is a whole
 * sentence that is told what it needs, or the same every time; another language is another such list.
 */
export const ENGLISH = {
  ...appWords,
  ...asIsWords,
  ...diskWords,
  ...editingWords,
  ...filesWords,
  ...leavingWords,
  ...readingWords,
  ...recoveryWords,
  ...storageWords,
  ...terminalWords,
  ...usageWords,
  ...warningWords,
}
