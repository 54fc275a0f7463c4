import { makeHash } from '../../../src-main/services/session/content-hash'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { SECTION_KINDS } from '../../../src-main/domain/records/briefing'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { WRITERS } from '../../support/briefing-writers'
import { handoverOf, MAKING, textsOf } from '../../support/exchange-files'
import { htmlBlocks } from '../../support/html-blocks'
import { everyElement, popplerStructure } from '../../support/pdf/poppler-structure'
import { readPdf } from '../../support/pdf/read-pdf'
import { allElements, elementText, readMarkedText, readStructure } from '../../support/pdf/structure-tree'
import { isLong } from '../../support/runs'
import { tempFolder } from '../../support/temp-folder'
import { arbVoicedDossier, type Marked, type VoicedDossier } from '../../support/voiced-dossier'
import { render } from '../briefing/engine'
import { READING } from '../../support/reading'

/** A stretch of an output that is read in one glance. */
type Unit = string

const CONTEXT = { now: '2026-03-04T09:00:00.000Z', producer: 'Dossier test', contentHash: '0'.repeat(64), makeHash }

/** A report with every section in it: all claims are evidence, and all are new. */
function reportOf({ content }: VoicedDossier): BriefingModel {
  const index = new DossierIndex(content, emptyLayer(content.dossier.id))
  const claimIds = content.claims.map(({ id }) => id)
  return buildBriefing(
    index,
    {
      format: 'report',
      paper: 'A4',
      noteIds: [],
      sections: SECTION_KINDS,
      findings: [{ id: 'f-1', title: 'A finding', claimIds }],
      lastExport: { at: CONTEXT.now, claims: {} },
    },
    CONTEXT,
  )
}

/** How often a marked claim occurs in the units, and where it does so without whose it is or when it was said. */
function look(units: readonly Unit[], { mark, name, kind, saidIn }: Marked) {
  const own = units.filter((unit) => unit.includes(mark))
  return {
    found: own.length,
    bare: own.filter((unit) => !unit.includes(name) || !kind.test(unit)),
    undated: saidIn === undefined ? [] : own.filter((unit) => !unit.includes(saidIn)),
  }
}

/** How many occurrences were looked at, for each form. */
const checked = new Map<string, number>()

/** How many units hold a claim's one line in the table of what was said when, whose date stands in the first column. */
const IN_TIMELINE: Readonly<Record<string, number>> = { PDF: 1, 'PDF read by Poppler': 1, HTML: 3, Markdown: 1 }

function expectVoices(form: string, units: readonly Unit[], { marked }: VoicedDossier, least: number): void {
  const bare: string[] = []
  for (const one of marked) {
    const { found, bare: own, undated } = look(units, one)
    if (found < least) bare.push(`${one.mark} (${one.claim.kind}, ${one.claim.property}) occurs ${found} times`)
    if (undated.length > (IN_TIMELINE[form] ?? 0))
      bare.push(...undated.map((unit) => `${one.saidIn}: ${unit.slice(0, 300)}`))
    bare.push(...own.map((unit) => `${one.name}, ${String(one.kind)}: ${unit.slice(0, 300)}`))
    checked.set(form, (checked.get(form) ?? 0) + found)
  }
  expect(bare).toEqual([])
}

afterAll(() => {
  for (const [form, count] of checked) expect(count, form).toBeGreaterThan(100)
  console.info(`occurrences checked: ${[...checked].map(([form, count]) => `${form} ${count}`).join(', ')}`)
})

async function forEach(runs: number, check: (dossier: VoicedDossier) => Promise<void> | void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbVoicedDossier, async (dossier) => check(dossier)),
    {
      numRuns: runs,
      seed: 7,
      endOnFailure: true,
    },
  )
}

/** The paragraphs of an element of a PDF's structure, each with what stands above it and says whose words it holds. */
function unitsOf(type: string, kids: readonly { type: string; text: string }[]): Unit[] {
  // A panel's first line says whose words it holds, and so does the line above a side of a contradiction.
  const around = type === 'Div' ? (kids[0]?.text ?? '') : ''
  return kids.flatMap((kid) => {
    if (kid.type !== 'P') return []
    return [around === kid.text ? kid.text : `${around} ${kid.text}`]
  })
}

describe('whoever’s words are handed over, their name and in what way it is theirs go with them', () => {
  it('in the PDF, as its structure says', { timeout: 120_000 }, async () => {
    await forEach(5, async (dossier) => {
      const pdf = await readPdf((await render(reportOf(dossier), {})).bytes)
      const texts = readMarkedText(pdf.pages)
      const units = [...allElements(readStructure(pdf))].flatMap((parent) => {
        const kids = parent.kids.flatMap((kid) => (kid.kind === 'element' ? kid.element : []))
        return unitsOf(
          parent.type,
          kids.map((kid) => ({ type: kid.type, text: elementText(kid, texts) })),
        )
      })
      expectVoices('PDF', units, dossier, 2)
    })
  })

  // Poppler reads a page anew for each element on it, which takes ten seconds a dossier.
  if (isLong())
    it('in the PDF, as Poppler reads its structure', async () => {
      await forEach(5, async (dossier) => {
        const root = await popplerStructure((await render(reportOf(dossier), {})).bytes)
        const units = [...everyElement(root)].flatMap(({ type, kids }) => unitsOf(type, kids))
        expectVoices('PDF read by Poppler', units, dossier, 2)
      })
    })

  it('in the web page', { timeout: 120_000 }, async () => {
    await forEach(15, async (dossier) => {
      const html = await WRITERS.html(reportOf(dossier))
      const blocks = htmlBlocks(html).map(({ text, panel }) => `${panel} ${text}`)
      expectVoices('HTML', blocks, dossier, 2)
    })
  })

  it('in the briefing as Markdown', { timeout: 120_000 }, async () => {
    await forEach(15, async (dossier) => {
      const markdown = await WRITERS.markdown(reportOf(dossier))
      const panels = markdown
        .split(/\n\n(?!>)/)
        .flatMap((block) => (block.startsWith('>') ? [block] : block.split('\n')))
      const units = panels.flatMap((block) => {
        if (!block.startsWith('>')) return block.split('<br>')
        const [above = '', ...lines] = block.split('\n').filter((line) => line !== '>')
        return lines.map((line) => `${above} ${line}`)
      })
      expectVoices('Markdown', units, dossier, 2)
    })
  })

  it('in the folder of Markdown', { timeout: 120_000 }, async () => {
    await forEach(20, (dossier) => {
      const files = textsOf(exportMarkdownFolder(handoverOf(dossier.content), MAKING))
      expectVoices(
        'Markdown folder',
        [...files.values()].flatMap((text) => text.split('\n')),
        dossier,
        1,
      )
    })
  })

  it('in the table of claims', async () => {
    await forEach(20, (dossier) => {
      const text = textsOf(exportClaimsCsv(handoverOf(dossier.content), MAKING)).get('') ?? ''
      expectVoices('CSV', text.split('\r\n'), dossier, 1)
    })
  })

  it('in FollowTheMoney', async () => {
    await forEach(20, (dossier) => {
      const text = textsOf(exportFollowTheMoney(handoverOf(dossier.content), MAKING)).get('') ?? ''
      expectVoices('FollowTheMoney', text.split('\n'), dossier, 1)
    })
  })

  it('in the terminal', { timeout: 120_000 }, async () => {
    await forEach(8, async (dossier) => {
      const folder = await tempFolder()
      const { id } = dossier.content.dossier
      await copyFile(join(projectFolder, 'package.json'), join(folder, 'package.json'))
      await mkdir(join(folder, 'resources', 'dossiers', id), { recursive: true })
      await writeFile(join(folder, 'resources', 'dossiers', id, 'dossier.json'), JSON.stringify(dossier.content))
      const lines: string[] = []
      for (const entity of dossier.content.entities)
        await runProgram(['show', entity.id, '--dossier', id], {
          projectFolder: folder,
          reading: READING,
          env: { DOSSIER_DATA_DIR: join(folder, 'data') },
          print: (line) => lines.push(line),
          warn: (line) => expect(line).toBe(''),
        })
      expectVoices('terminal', lines, dossier, 1)
    })
  })
})

describe('the promises in the bundled dossier', () => {
  it('are not shown as deliveries', async () => {
    const lines: string[] = []
    await runProgram(['show', 'aes'], {
      projectFolder,
      reading: READING,
      env: { DOSSIER_DATA_DIR: join(await tempFolder(), 'data') },
      print: (line) => lines.push(line),
      warn: () => undefined,
    })
    expect(lines.filter((line) => line.includes('Armed by'))).toEqual([
      expect.stringContaining('said by Russian Foreign Ministry'),
    ])
  })
})
