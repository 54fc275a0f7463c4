import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { resetLocalTimeZone } from '@internationalized/date'
import { afterEach, describe, expect, it } from 'vitest'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import { BRIEFING_FILES } from '../../../src-main/domain/briefing/files'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { exportBriefing } from '../../../src-main/services/briefing/export-briefing'
import { exportDossier, FORMAT_INFO } from '../../../src-main/services/exchange/exchange-export'
import { pinnedMoment } from '../../../src-main/services/briefing/export-moment'
import { MAKERS } from '../../support/briefing-writers'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { fontsFolder } from '../briefing/engine'

const ZONES = ['Pacific/Kiritimati', 'America/New_York']
const before = process.env['TZ']

afterEach(() => live(before))

function live(zone: string | undefined): void {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  resetLocalTimeZone()
}

/** What lies at a path: of a folder all files, by name. */
async function bytesAt(path: string): Promise<string> {
  const hash = createHash('sha256')
  const files = (await stat(path)).isDirectory() ? (await readdir(path, { recursive: true })).sort() : ['']
  for (const file of files) {
    const found = join(path, file)
    if ((await stat(found)).isFile()) hash.update(file).update(await readFile(found))
  }
  return hash.digest('hex')
}

/** A desk whose clock goes on and whose ids are others at each start, but for what is pinned. */
async function desk(hour: number) {
  let made = 0
  const small = await smallLibrary(smallDossier(), {
    now: () => new Date(Date.UTC(2026, 0, 2, hour, made++)).toISOString(),
    makeId: () => `r-${hour}-${++made}`,
    pinned: () => pinnedMoment({ SOURCE_DATE_EPOCH: '1767322800' }),
  })
  return { ...small, session: await small.session() }
}

describe('the same dossier at the same moment gives the same bytes in every zone and at every start', () => {
  it.each(Object.keys(EXPORTERS) as (keyof typeof EXPORTERS)[])('as %s', async (format) => {
    const seen = new Set<string>()
    for (const [at, zone] of ZONES.entries()) {
      live(zone)
      const { session, root } = await desk(at)
      const path = join(root, `out.${FORMAT_INFO[format].extension ?? 'd'}`)
      await exportDossier(session, format, { path, producer: 'Dossier', exporters: EXPORTERS })
      seen.add(await bytesAt(path))
    }
    expect(seen.size).toBe(1)
  })

  it.each(BRIEFING_FILES)('as a briefing in %s', async (as) => {
    const render = renderBriefing({ fontsFolder })
    const seen = new Set<string>()
    for (const [at, zone] of ZONES.entries()) {
      live(zone)
      const { session, root } = await desk(at)
      const path = join(root, `out.${as}`)
      const carries = as === 'pdf' ? 'all' : 'none'
      const plan = { format: 'brief', paper: 'A4', noteIds: 'all', carries } as const
      await exportBriefing(session, plan, { path, as, render, ...MAKERS })
      seen.add(await bytesAt(path))
    }
    expect(seen.size).toBe(1)
  })
})

it('a briefing without a pinned moment bears the day on which it was made, where its maker is', async () => {
  live('Pacific/Kiritimati')
  const small = await smallLibrary(smallDossier(), { now: () => '2026-01-02T12:00:00.000Z', makeId: () => 'r-1' })
  const session = await small.session()
  await saveNote(session, { title: 'Late', body: 'At night.', targets: [], tags: [] })
  const path = join(small.root, 'out.md')
  const plan = { format: 'report', paper: 'A4', noteIds: 'all' } as const
  await exportBriefing(session, plan, { path, as: 'markdown', render: renderBriefing({ fontsFolder }), ...MAKERS })
  const text = await readFile(path, 'utf8')
  expect(text).toContain('3 January 2026')
  expect(text).not.toContain('2 January 2026')
})
