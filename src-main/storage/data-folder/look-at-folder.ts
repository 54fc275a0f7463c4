import { say } from '../../domain/messages/message'
import { basename } from 'node:path'
import type { FolderLook } from '../../domain/ports'
import { minuteWords } from '../../domain/dating/reader-day'
import { cloudSyncWarning } from './cloud-sync'
import { dataLayout } from './data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { decodeMovedTo, type MovedTo } from './moved-to'

/** What systems and file managers leave in a folder by themselves. */
const STRAYS: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found']

/** What a folder holds, as a place for the data. *Errors*: `storage-failed` when it can't be read. */
export async function lookAtFolder(disk: Disk, folder: string): Promise<FolderLook> {
  const inCloud = cloudSyncWarning(folder)
  try {
    const { dossiers, movedTo } = dataLayout(folder)
    const left =
      (await disk.exists(movedTo)) && (await disk.isPlainFile(movedTo))
        ? decodeMovedTo((await disk.read(movedTo)).toString('utf8'))
        : null
    const warnings = [inCloud, left && leftBehind(left)].filter((sentence) => sentence !== null)
    const warning = warnings.length === 0 ? null : warnings.join(' ')
    const names = (await disk.list(folder)).filter((name) => !STRAYS.includes(name))
    if (names.length === 0) return { holds: 'nothing', warning }
    return { holds: names.includes(basename(dossiers)) ? 'dossiers' : 'something else', warning }
  } catch (error) {
    throw storageFailed(say('folder.not-read'), error)
  }
}

function leftBehind({ at, chosen }: MovedTo): string {
  return chosen
    ? `It was your data folder until ${minuteWords(at)}; what is in it is as it was then.`
    : `It was left behind when your data folder was moved on ${minuteWords(at)}: what is in it is as it was then, without anything you did since.`
}
