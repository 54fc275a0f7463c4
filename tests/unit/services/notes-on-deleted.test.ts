import { expect, it } from 'vitest'
import { audit } from '../../../src-main/domain/views/audit'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/content/bin'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { smallLibrary } from '../../support/library'

it('lists what a note links to or cites and has been deleted, but never what a private note says', async () => {
  const session = await (await smallLibrary()).session()
  const body = 'See [[mali#Trade|the Malians]] and [@s2, para. 1; @claim:c-said], but `[[aes]]` is code.'
  await saveNote(session, { targets: [], title: 'Ask', body, tags: [] })
  await saveNote(session, { targets: [], title: 'Hidden', body, tags: [], private: true })
  expect(audit(session.index).danglingReferences).toEqual([])
  await deleteRecord(session, 'sources', 's2')
  await deleteRecord(session, 'claims', 'c-said')
  await deleteRecord(session, 'entities', 'mali')
  const inText = () =>
    audit(session.index).danglingReferences.flatMap(({ as, place, deleted }) =>
      as === 'what its text names' ? [[place, deleted.collection, deleted.label]] : [],
    )
  expect(inText()).toEqual([
    ['Ask', 'entities', expect.stringMatching(/^MALI/)],
    ['Ask', 'sources', expect.stringMatching(/^Source s2/)],
    ['Ask', 'claims', expect.any(String)],
  ])
  for (const { id } of Object.values(session.index.bin)) await restoreFromBin(session, id)
  expect(inText()).toEqual([])
})
