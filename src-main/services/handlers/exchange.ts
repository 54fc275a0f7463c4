import type { exchangeCalls } from '../../contract/calls/exchange'
import type { HandlersOf } from '../../contract/dispatch'
import { labelOfRecord, raisedMark } from '../../domain/leaving/marked-higher'
import { asFile } from '../../files/incoming-file'
import type { Answering } from '../answering'
import { higherInDossier } from '../briefing/outgoing'
import { exportDossier, FORMAT_INFO, suggestedName } from '../exchange/exchange-export'
import { ImportDesk } from '../exchange/exchange-import'
import { randomId } from '../session/make-id'

/** The answers about files that carry a dossier out or in. */
export function exchangeHandlers(answering: Answering): HandlersOf<typeof exchangeCalls> {
  const { library, shell, jobs, exporters, producer, open, listed } = answering
  const imports = new ImportDesk(library, answering.reading.dossier, randomId)
  return {
    'exchange:outgoing': async ({ dossierId, marking, leaveOut = [] }) => {
      const { index } = await open(dossierId)
      const higher = higherInDossier(index, { marking, leaveOut })
      return {
        higher,
        raiseTo: raisedMark(marking ?? index.meta.marking, higher),
        leftOut: leaveOut.map((id) => ({ id, label: labelOfRecord(index, id) })),
      }
    },
    'exchange:export': async ({ dossierId, format, marking, leaveOut }) => {
      const session = await open(dossierId)
      const fileName = suggestedName(session.index.meta.title, format)
      const path = await shell.chooseSave({ fileName, ...FORMAT_INFO[format] })
      if (path === null) return null
      const out = {
        path,
        producer,
        exporters,
        marking,
        leaveOut,
      }
      return {
        jobId: jobs.start((onProgress, signal) => exportDossier(session, format, out, { onProgress, signal })),
      }
    },
    'exchange:inspect': async () => {
      const path = await shell.chooseOpen({ kind: 'Dossier', extensions: ['dossier', 'pdf'] })
      if (path === null) return null
      return {
        jobId: jobs.start(async (onProgress, signal) => ({
          kind: 'inspected',
          ...(await imports.inspect(path, { onProgress, signal })),
        })),
      }
    },
    'exchange:inspect-dropped': (file) => ({
      jobId: jobs.start((onProgress, signal) =>
        asFile(file, async (path) => {
          const { token, plan } = await imports.inspect(path, { onProgress, signal })
          return { kind: 'inspected', token, plan: { ...plan, fileName: file.name } }
        }),
      ),
    }),
    'exchange:import': async ({ token, as, each }) => {
      if (as !== undefined && as !== 'new') await shell.gather()
      return {
        jobId: jobs.start(async (onProgress, signal) => ({
          kind: 'brought-in',
          ...(await listed(imports.bringIn(token, as, each, { onProgress, signal }))),
        })),
      }
    },
  }
}
