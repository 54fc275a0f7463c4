// Making briefings of 10, 100 and 1,000 pages, each in a process of its own, interleaved with Chromium and pdfmake making the same content.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadOutlines } from '../../src-main/figures/outlines'
import { renderBriefing } from '../../src-main/briefing/render-briefing'
import { composeBriefing } from '../../src-main/briefing/sections/compose'
import { SectionTools } from '../../src-main/briefing/sections/section-tools'
import type { Block } from '../../src-main/briefing/content/block'
import { benchModel } from './briefing-model'
import { htmlOf } from './briefing-html'
import { fetchPdfMake, writeWithPdfMake } from './briefing-pdfmake'
import { figure, finish, median } from './figures'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const fontsFolder = resolve('resources/fonts')

interface Run {
  ms: number
  peakMb: number
  bytes: number
  pages: number
}

const [mode, pagesText, out] = process.argv.slice(2)
if (mode === 'make' && pagesText !== undefined && out !== undefined) {
  const { bytes, pages } = await renderBriefing({ fontsFolder })(benchModel(Number(pagesText)), {})
  await writeFile(out, bytes)
  console.log(pages)
} else if (mode === 'pdfmake' && pagesText !== undefined && out !== undefined) {
  await writeWithPdfMake(await blocksFor(Number(pagesText)), fontsFolder, out)
} else await compare()

/** The content of a report of about so many pages. */
async function blocksFor(pages: number): Promise<Block[]> {
  const model = benchModel(pages)
  const measure = (text: string, style: { sizePt: number }): number => text.length * style.sizePt * 0.5
  const { front, body, end } = composeBriefing(
    model,
    new SectionTools(model, measure, 380, 493, await loadOutlines(), true),
  )
  return [...front, ...body, ...end]
}

async function compare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bench-'))
  try {
    const hasPdfMake = fetchPdfMake()
    const results = new Map<string, Run[]>()
    for (let round = 0; round < ROUNDS; round++)
      for (const pages of [10, 100, 1_000]) {
        if (pages === 1_000 && round > 0) continue
        keep(results, `engine ${pages}`, await runEngine(folder, pages))
        if (hasPdfMake) keep(results, `pdfmake ${pages}`, await runPdfMake(folder, pages))
        if (CHROMIUM === undefined) continue
        const html = join(folder, `${pages}.html`)
        await writeFile(html, htmlOf(benchModel(pages).title, await blocksFor(pages), pathToFileURL(fontsFolder).href))
        keep(results, `Chromium ${pages}`, await runChromium(CHROMIUM, folder, html))
      }
    report(results)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function keep(results: Map<string, Run[]>, key: string, run: Run): void {
  results.set(key, [...(results.get(key) ?? []), run])
  console.log(
    `${key.padEnd(16)} ${run.ms.toFixed(0)} ms, ${run.peakMb.toFixed(0)} MB, ${(run.bytes / 1e6).toFixed(2)} MB, ${run.pages} pages`,
  )
}

function report(results: ReadonlyMap<string, readonly Run[]>): void {
  const of = (key: string, pick: (run: Run) => number): number => median((results.get(key) ?? []).map(pick))
  const ms = (run: Run): number => run.ms
  figure(
    '100 pages, memory',
    of('engine 100', (run) => run.peakMb),
    'MB',
    200,
  )
  figure(
    '100 pages, file',
    of('engine 100', (run) => run.bytes / run.pages / 1e4),
    'MB per 100 pages',
    1,
  )
  figure('1,000 pages over 100, time', of('engine 1000', ms) / of('engine 100', ms), '×', 8)
  figure(
    '1,000 pages, memory',
    of('engine 1000', (run) => run.peakMb),
    'MB',
    400,
  )
  if (results.has('pdfmake 100')) {
    figure('100 pages, time over pdfmake’s', of('engine 100', ms) / of('pdfmake 100', ms), '×')
    figure('1,000 pages, time over pdfmake’s', of('engine 1000', ms) / of('pdfmake 1000', ms), '×')
  } else console.log('pdfmake cannot be fetched here to compare with.')
  if (!results.has('Chromium 100')) {
    console.log('No Chromium here to compare with.')
    return
  }
  figure('100 pages, time over Chromium’s', of('engine 100', ms) / of('Chromium 100', ms), '×', 0.75)
  figure('1,000 pages, time over Chromium’s', of('engine 1000', ms) / of('Chromium 1000', ms), '×')
}

async function runEngine(folder: string, pages: number): Promise<Run> {
  const file = join(folder, 'engine.pdf')
  const run = await measured(process.execPath, [process.argv[1] ?? '', 'make', String(pages), file])
  return { ...run, bytes: (await stat(file)).size, pages: Number(run.output) }
}

async function runPdfMake(folder: string, pages: number): Promise<Run> {
  const file = join(folder, 'pdfmake.pdf')
  const run = await measured(process.execPath, [process.argv[1] ?? '', 'pdfmake', String(pages), file])
  return { ...run, bytes: (await stat(file)).size, pages: await countPages(file) }
}

async function countPages(file: string): Promise<number> {
  return ((await readFile(file, 'latin1')).match(/\/Type\s*\/Page\b/g) ?? []).length
}

async function runChromium(chromium: string, folder: string, html: string): Promise<Run> {
  const file = join(folder, 'chromium.pdf')
  const run = await measured(chromium, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    '--allow-file-access-from-files',
    `--print-to-pdf=${file}`,
    pathToFileURL(html).href,
  ])
  return { ...run, bytes: (await stat(file)).size, pages: await countPages(file) }
}

/** Wall time and the highest sum of the memory of the process and all it started. */
function measured(command: string, args: readonly string[]): Promise<{ ms: number; peakMb: number; output: string }> {
  return new Promise((done, fail) => {
    const start = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    let peakKb = 0
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    const watch = setInterval(() => {
      if (child.pid !== undefined) peakKb = Math.max(peakKb, treeMemoryKb(child.pid))
    }, 25)
    child.on('error', fail)
    child.on('exit', () => {
      clearInterval(watch)
      done({ ms: performance.now() - start, peakMb: peakKb / 1024, output: output.trim() })
    })
  })
}

/** *Source*: proc(5): the proportional set size, so that shared pages count once. */
function treeMemoryKb(root: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  let sum = 0
  for (const pid of parents.keys()) {
    let at: number | undefined = pid
    while (at !== undefined && at !== root && at > 1) at = parents.get(at)
    if (at === root) sum += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
  }
  return sum
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // the process ended meanwhile
    return ''
  }
}

finish()
