import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BriefingSource } from '../../src-main/domain/briefing/model'
import { bibTex } from '../../src-main/exporters/citations/bibtex'
import { sampleModel } from '../fixtures/briefing/sample-model'
import { HOSTILE_WORDS } from '../support/hostile-words'
import { readBibTex, setByLatex } from '../support/read-bibtex'

/** Styles that are made for a list without LaTeX; `alpha` cuts its labels out of the bytes of names, and breaks on any that is not ASCII. */
const STYLES = ['plain', 'unsrt', 'abbrv']
const KINDS = ['article', 'report', 'book', 'statement', 'web-page', 'interview', 'data-package', 'document'] as const
const LANGUAGES = ['en', 'de-CH', 'fr', 'bm', 'mul']
const INSTALL = 'apt-get install biber texlive-binaries texlive-base'

/** Lets BibTeX and biber themselves read a list of hostile texts. *Shape*: what was tried, and what did not hold. */
export async function tryBibliography(): Promise<{ lines: string[]; failures: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-bibliography-'))
  try {
    await writeFile(join(folder, 'list.bib'), bibTex(sampleModel({ sources: HOSTILE_WORDS.map(sourceOf) })))
    const tried = [...(await throughBibTex(folder)), await throughBiber(folder)]
    return { lines: tried.map(({ line }) => line), failures: tried.flatMap(({ failures }) => failures) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Tried {
  line: string
  failures: string[]
}

function sourceOf(words: string, at: number): BriefingSource {
  return {
    number: at + 1,
    id: idOf(at),
    kind: KINDS[at % KINDS.length],
    title: words,
    authors: [words, 'Ann Author'],
    publisher: words,
    licence: words,
    version: words,
    language: LANGUAGES[at % LANGUAGES.length],
    publishedEdtf: '2019-03',
    reliability: 'C',
    rationale: words,
  }
}

async function throughBibTex(folder: string): Promise<Tried[]> {
  const tried: Tried[] = []
  for (const style of STYLES) {
    await writeFile(join(folder, 'list.aux'), `\\relax\n\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{list}\n`)
    const ended = run('bibtex', ['list'], folder)
    const list = ended === null ? await readFile(join(folder, 'list.bbl'), 'utf8') : ''
    const missing = HOSTILE_WORDS.flatMap((_, at) => (list.includes(`\\bibitem{${idOf(at)}}`) ? [] : [idOf(at)]))
    const failures = ended === null ? missing.map((id) => `bibtex, ${style}: ${id} is not in the list`) : [ended]
    tried.push({
      line: `bibtex, ${style}: ${HOSTILE_WORDS.length - missing.length} of ${HOSTILE_WORDS.length}`,
      failures,
    })
  }
  return tried
}

async function throughBiber(folder: string): Promise<Tried> {
  const ended = run('biber', ['--tool', '--output-file', 'out.bib', 'list.bib'], folder)
  if (ended !== null) return { line: 'biber: not one', failures: [ended] }
  const read = new Map(
    readBibTex(await readFile(join(folder, 'out.bib'), 'utf8')).map(({ key, fields }) => [
      key,
      fields.get('TITLE') ?? '',
    ]),
  )
  const failures = HOSTILE_WORDS.flatMap((words, at) => {
    const title = setByLatex(read.get(idOf(at)) ?? '').normalize('NFC')
    return title === words.replace(/\s+/g, ' ').trim().normalize('NFC') ? [] : [`biber: ${idOf(at)} is ‘${title}’`]
  })
  return { line: `biber: ${HOSTILE_WORDS.length - failures.length} of ${HOSTILE_WORDS.length}`, failures }
}

/** *Shape*: null when it went well, else what to say. */
function run(program: string, args: string[], cwd: string): string | null {
  const { error, status, stdout } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 120_000 })
  if (error) return `${program} is not there: ${INSTALL}`
  return status === 0 ? null : `${program} ended with ${status}: ${stdout.split('\n').slice(-3).join(' ')}`
}

function idOf(at: number): string {
  return `s-${at}`
}
