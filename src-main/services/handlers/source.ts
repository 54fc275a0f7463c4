import { basename } from 'node:path'
import type { sourceCalls } from '../../contract/calls/source'
import type { HandlersOf } from '../../contract/dispatch'
import { sourcePage } from '../../domain/views/source-page'
import type { Answering } from '../answering'
import { gradeSource, saveSource } from '../content/edit-content'
import { found } from '../session/dossier-session'

/** The answers about sources. */
export function sourceHandlers({ shell, reading, open, saved, edited }: Answering): HandlersOf<typeof sourceCalls> {
  return {
    'source:page': async ({ dossierId, id }) => found(sourcePage((await open(dossierId)).index, id), 'source'),
    'source:get': async ({ dossierId, id }) => found((await open(dossierId)).index.sources.get(id), 'source'),
    'source:save': ({ dossierId, source }) => edited(dossierId, (session) => saveSource(session, source)),
    'source:grade': ({ dossierId, id, grade }) => saved(dossierId, (session) => gradeSource(session, id, grade)),
    'source:choose-text': async () => {
      const path = await shell.chooseOpen({
        kind: 'Text',
        extensions: ['txt', 'md', 'markdown', 'text'],
      })
      return path === null ? null : { name: basename(path), text: await reading.text(path) }
    },
  }
}
