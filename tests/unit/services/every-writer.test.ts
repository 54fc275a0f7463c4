import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { COMMANDS } from '../../../src-main/cli/commands'
import { calls } from '../../../src-main/contract/calls'
import { CHANNELS } from '../../support/every-channel'
import { meansIn, writingModules } from '../../support/leaks/writing-modules'
import { WHAT_COMMANDS_WRITE } from './every-writer'

/** Who may write where others find it, each with what holds it. Whatever is not here is to be searched for leaks before it is. */
const HELD: Readonly<Record<string, string>> = {
  'src-main/electron/main.ts: the disk that storage writes to':
    'which data folder was chosen, and no word of what is in it',
  'src-main/importers/incoming-file.ts: files': 'opens to read',
  'src-main/importers/memory-watch.ts: files': 'one fixed word on its own standard error',
  'src-main/services/handlers/briefing.ts: a place that a person chooses':
    'its calls are among the channels that leave',
  'src-main/files/export-target.ts: files': 'under every export that is searched',
  'src-main/files/put-in-place.ts: files': 'gives what others wrote the name of its place',
  'src-main/threads/fork-reading.ts: another program': 'the reader of strangers’ files; it writes nothing',
  'src-main/services/handlers/copy.ts: a place that a person chooses': 'its calls are among the channels that leave',
  'src-main/services/handlers/data.ts: a place that a person chooses': 'the data folder itself',
  'src-main/services/handlers/exchange.ts: a place that a person chooses':
    'its calls are among the channels that leave',
  'src-main/files/incoming-file.ts: files': 'what was dropped, for its owner alone and taken away again',
  'src-main/services/handlers/note.ts: a place that a person chooses': 'a folder to read notes from',
  'src-main/services/desktop/open-data-folder.ts: a place that a person chooses': 'the data folder itself',
  'src-main/storage/dossiers/bundles.ts: the disk that storage writes to': 'reads what comes with the app',
  'src-main/storage/disk/disk.ts: all of the file system': 'the data folder, and copies, which are searched',
  'src-main/storage/dossiers/dossier-storage.ts: the disk that storage writes to':
    'the data folder, and copies, which are searched',
  'src-main/storage/data-folder/process-identity.ts: another program': 'asks the system when a process began',
  'src-renderer/spelling/spelling-worker.ts: a connection': 'reads a dictionary that comes with the app',
  'src-renderer/state/window/clipboard.ts: the clipboard': 'an address, or a link to the note that is open, on a press',
}

describe('whatever writes outside of the data folder', () => {
  it('has means that are known, and is searched for leaks', () => {
    expect(writingModules(projectFolder)).toEqual(Object.keys(HELD).sort())
  })

  it('is a command or a channel that says so', () => {
    expect(Object.keys(WHAT_COMMANDS_WRITE).sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
    expect(Object.keys(CHANNELS).sort()).toEqual(Object.keys(calls).sort())
  })

  it.each([
    ["import { writeFile as put } from 'node:fs/promises'", 'files'],
    ["import {\n  mkdir,\n  createWriteStream,\n} from 'node:fs'", 'files'],
    ["import fs, { constants } from 'node:fs'", 'all of the file system'],
    ["import * as fs from 'node:fs/promises'", 'all of the file system'],
    ["const fs = require('node:fs')", 'all of the file system'],
    ["const { writeFile } = await import('node:fs/promises')", 'all of the file system'],
    ["import { nodeDisk } from '../storage/disk'", 'the disk that storage writes to'],
    ["import { clipboard, shell } from 'electron'", 'the clipboard'],
    ['await navigator.clipboard.writeText(text)', 'the clipboard'],
    ['const pdf = await window.webContents.printToPDF({})', 'the printer or a page as a file'],
    ['window.print()', 'the printer or a page as a file'],
    ['<a href={url} download="notes.txt">', 'a file from the window'],
    ['const path = await shell.chooseSave({})', 'a place that a person chooses'],
    ["import { request } from 'node:https'", 'a connection'],
  ])('would be seen: %s', (text, means) => {
    expect(meansIn(text)).toEqual([means])
  })

  it.each([
    "import { readFile, stat } from 'node:fs/promises'",
    "import type { FileHandle } from 'node:fs/promises'",
    'terminal.print(line)',
    "import type { Clipboard } from 'electron'",
  ])('is not taken for one: %s', (text) => {
    expect(meansIn(text)).toEqual([])
  })
})
