import { expect, it } from 'vitest'
import { journalName } from '../../../../src-main/storage/data-folder/data-layout'
import { ORIGIN } from '../../../../src-main/storage/history/journal-entry'
import { JournalWriter } from '../../../../src-main/storage/history/journal-writer'
import { MemoryDisk } from '../../../support/memory-disk'

it('a journal never writes over a file that somebody else began under the name of its next one', async () => {
  const [disk, folder] = [new MemoryDisk(), '/dossier']
  await disk.makeFolder(folder)
  const path = `${folder}/${journalName(2)}`
  const others = await disk.open(path, 'new')
  await others.write(Buffer.from('of another process'), 0)
  const journal = new JournalWriter(disk, folder, 'sahel', 1, ORIGIN)
  await journal.append({ seq: 1, changes: [] })
  await journal.rotate()
  await expect(journal.append({ seq: 2, changes: [] })).rejects.toMatchObject({ code: 'EEXIST' })
  expect((await disk.read(path)).toString()).toBe('of another process')
})
