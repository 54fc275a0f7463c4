import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { scriptsModel } from '../../fixtures/briefing/scripts-model'
import { bundledBriefing } from '../../support/bundled-briefing'
import {
  blank,
  coarse,
  crop,
  differingShare,
  paste,
  readPng,
  writePng,
  type GrayPicture,
} from '../../support/pdf/gray-picture'
import { picturesOf } from '../../support/pdf/poppler'
import { render } from './engine'

const folder = fileURLToPath(new URL('../../fixtures/briefing/pages', import.meta.url))
const MODELS: Record<string, () => BriefingModel> = {
  'brief-a4': () => bundledBriefing('brief'),
  'brief-letter': () => bundledBriefing('brief', 'Letter'),
  'report-a4': () => bundledBriefing('report'),
  scripts: () => scriptsModel(),
}
const DPI = 30
const GREYS = 8
const PER_ROW = 8
/** Renderers smooth edges differently; a line that moved changes far more. *Units*: steps of 255; a share of the page. */
const TOLERANCE = { steps: 64, share: 0.006 }
const RENEW = 'DOSSIER_RENEW_PICTURES'

/** The pages side by side, eight in a row, as they are kept. */
function sheetOf(pages: readonly GrayPicture[]): GrayPicture {
  const [first] = pages
  if (!first) throw new Error('there are no pages')
  const sheet = blank(first.width * Math.min(pages.length, PER_ROW), first.height * Math.ceil(pages.length / PER_ROW))
  pages.forEach((page, at) => paste(sheet, page, (at % PER_ROW) * first.width, Math.floor(at / PER_ROW) * first.height))
  return sheet
}

function pageOf(sheet: GrayPicture, like: GrayPicture, at: number): GrayPicture {
  const x = (at % PER_ROW) * like.width
  const y = Math.floor(at / PER_ROW) * like.height
  return x + like.width > sheet.width || y + like.height > sheet.height
    ? blank(0, 0)
    : crop(sheet, x, y, like.width, like.height)
}

async function pagesOf(model: BriefingModel): Promise<GrayPicture[]> {
  const { bytes } = await render(model, {})
  return (await picturesOf(bytes, DPI)).map((page) => coarse(page, GREYS))
}

describe('the pages', () => {
  it.each(Object.keys(MODELS))('of %s look as they did when they were last looked at', async (name) => {
    const model = MODELS[name]?.()
    if (!model) throw new Error('there is no such briefing')
    const pages = await pagesOf(model)
    const file = join(folder, `${name}.png`)
    if (process.env[RENEW] !== undefined) {
      await mkdir(folder, { recursive: true })
      await writeFile(file, writePng(sheetOf(pages)))
    }
    const kept = existsSync(file) ? readPng(await readFile(file)) : blank(0, 0)
    const other = pages.flatMap((page, at) =>
      differingShare(page, pageOf(kept, page, at), TOLERANCE.steps) > TOLERANCE.share ? [at + 1] : [],
    )
    const now = sheetOf(pages)
    if (other.length === 0 && now.height === kept.height) return
    const seen = join(tmpdir(), `dossier-pages-${name}.png`)
    await writeFile(seen, writePng(now))
    expect.fail(
      `Pages ${other.join(', ') || 'at the end'} of ${name} look different from ${file}. They now look like ${seen}. ` +
        `Look at both; if the new ones are right, keep them:\n${RENEW}=1 npx vitest run --config tests/unit/vitest.config.ts tests/unit/briefing/page-pictures.test.ts`,
    )
  })

  it('would be found to differ if a sentence were longer by a line', async () => {
    const model = bundledBriefing('brief')
    const [before] = await pagesOf(model)
    const [after] = await pagesOf({
      ...model,
      bottomLine: `${model.bottomLine ?? ''} And a few more words than before.`,
    })
    if (!before || !after) throw new Error('there are no pages')
    expect(differingShare(before, after, TOLERANCE.steps)).toBeGreaterThan(TOLERANCE.share)
    expect(differingShare(before, before, TOLERANCE.steps)).toBe(0)
  })
})
