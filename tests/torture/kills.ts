import { spawn } from 'node:child_process'
import type { ReaderStore } from '../../src-main/domain/ports'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { seededRandom, type Random } from '../support/random'
import { titleShape } from './title-shape'

export interface KillFigures {
  kills: number
  acknowledged: number
  lost: number
  corruptStarts: number
  /** How many kills fell while something of the kind was being written, or the dossier was being opened. */
  windows: Record<string, number>
  /** Sentences of recovery, each with how often it was said. */
  said: Map<string, number>
  failures: string[]
}

/** What was saved, and what was on its way when the process died. `-` is a deleted note. */
interface Told {
  saved: Map<string, string>
  begun: Map<string, string[]>
  windows: string
  acknowledged: number
}

/** *Units*: milliseconds after which a writer is killed that never came to what was waited for. */
const LONGEST_MS = 300

/** Starts the writer again and again on one folder, kills it at random instants, and compares what is there with what it was told. */
export async function killOften(child: string, dataFolder: string, kills: number, seed: number): Promise<KillFigures> {
  const random = seededRandom(seed)
  const figures: KillFigures = {
    kills: 0,
    acknowledged: 0,
    lost: 0,
    corruptStarts: 0,
    windows: {},
    said: new Map(),
    failures: [],
  }
  const saved = new Map<string, string>()
  let version = 1
  for (let kill = 1; kill <= kills; kill += 1) {
    if (random.next() < 0.15) version += 1
    const args = [dataFolder, String(kill), String(version), String(kill * 2)]
    const told = await runUntilKilled(child, args, random)
    figures.kills += 1
    figures.acknowledged += told.acknowledged
    figures.windows[told.windows] = (figures.windows[told.windows] ?? 0) + 1
    await compare(figures, dataFolder, version, kill, saved, told)
  }
  return figures
}

async function compare(
  figures: KillFigures,
  dataFolder: string,
  version: number,
  kill: number,
  saved: Map<string, string>,
  told: Told,
): Promise<void> {
  const now = () => new Date(Date.UTC(2025, 0, 1, kill * 2 + 1)).toISOString()
  // A reader first: it must see everything and write nothing; every tenth time a writer, which also takes the stale lock.
  const access = kill % 10 === 0 ? 'write' : 'read'
  const shape = titleShape(version)
  const storage = await openDossierStorage({ dataFolder, now, makeId: () => 'r-1', access, shape, lockWaitMs: 0 })
  try {
    const store = await storage.open('sahel')
    for (const sentence of store.recovery) figures.said.set(sentence, (figures.said.get(sentence) ?? 0) + 1)
    if (store.undecided !== null) {
      figures.corruptStarts += 1
      figures.failures.push(`kill ${kill} (${told.windows}): ${store.undecided}`)
    }
    const lost = lostNotes(store, saved, told)
    figures.lost += lost.length
    for (const id of lost) figures.failures.push(`kill ${kill} (${told.windows}): ${id} is not what was saved`)
    saved.clear()
    for (const { id, body } of Object.values(store.layer.records.notes)) saved.set(id, stampOf(body))
  } finally {
    await storage.close()
  }
}

function lostNotes(store: ReaderStore, before: Map<string, string>, told: Told): string[] {
  const ids = new Set([...before.keys(), ...told.saved.keys(), ...told.begun.keys()])
  for (const id of Object.keys(store.layer.records.notes)) ids.add(id)
  return [...ids].filter((id) => {
    const body = store.layer.records.notes[id]?.body
    const found = body === undefined ? '-' : stampOf(body)
    const expected = told.saved.get(id) ?? before.get(id) ?? '-'
    return found !== expected && !told.begun.get(id)?.includes(found)
  })
}

function runUntilKilled(child: string, args: string[], random: Random): Promise<Told> {
  const told: Told = { saved: new Map(), begun: new Map(), windows: 'start', acknowledged: 0 }
  // A third of the kills fall while the dossier is opened and soon after, a third anywhere in a longer run, and a third while a
  // snapshot or a backup is on its way.
  const { waitFor, withinMs } = random.pick([
    { waitFor: 'opening', withinMs: 60 },
    { waitFor: 'ready', withinMs: 120 },
    { waitFor: random.pick(['window snapshot', 'window backup', 'window migration']), withinMs: 12 },
  ])
  const delayMs = random.next() * withinMs
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let rest = ''
    let errors = ''
    const begun: { id: string; stamp: string }[] = []
    process_.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    process_.stdout.on('data', (text: Buffer) => {
      const lines = (rest + text.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [word = '', id = '', stamp = ''] = line.split(' ')
        if (line === waitFor) setTimeout(() => process_.kill('SIGKILL'), delayMs)
        if (word === 'ready') setTimeout(() => process_.kill('SIGKILL'), LONGEST_MS)
        if (word === 'opening') told.windows = 'opening'
        if (word === 'ready') told.windows = 'saving'
        if (word === 'window') told.windows = id === 'none' ? 'saving' : id
        if (word === 'begin') begun.push({ id, stamp })
        if (word === 'saved') {
          told.saved.set(id, stamp)
          told.acknowledged += 1
          begun.splice(
            begun.findIndex((open) => open.id === id && open.stamp === stamp),
            1,
          )
        }
      }
    })
    process_.on('error', reject)
    process_.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself (${code}): ${errors}`))
      for (const { id, stamp } of begun) told.begun.set(id, [...(told.begun.get(id) ?? []), stamp])
      resolve(told)
    })
  })
}

function stampOf(body: string): string {
  return body.slice(0, body.indexOf(' '))
}
