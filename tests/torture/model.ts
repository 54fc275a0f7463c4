import fc from 'fast-check'
import assert from 'node:assert/strict'
import type { Note } from '../../src-main/domain/records/note'
import type { DossierStorage, ReaderStore } from '../../src-main/domain/ports'
import { invertOps } from '../../src-main/domain/records/records'
import { undoState } from '../../src-main/domain/undo-history'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { MemoryDisk, type Survival } from '../support/memory-disk'
import { change, note } from '../support/notes'
import type { Processes } from '../../src-main/storage/data-folder/process-identity'
import { sealUnderTest } from '../support/seal-under-test'

const FOLDER = '/data'
const nobodyElse: Processes = { exists: () => false, startOf: () => Promise.resolve('now') }

export interface ModelFigures {
  runs: number
  /** How often each kind of step was done. */
  steps: Record<string, number>
}

type Step =
  | { kind: 'edit'; id: number; text: number; delete: boolean }
  | { kind: 'edits at once'; count: number }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'restart' }
  | { kind: 'kill' }
  | { kind: 'power cut'; keeps: number; survival: Survival }
  | { kind: 'back up' }
  | { kind: 'restore a backup' }
  | { kind: 'disk fails for a while'; steps: number }

const survival = fc.constantFrom<Survival>('whole', 'none', 'first-half', 'second-half', 'zeros')
const edit = fc.record({ kind: fc.constant('edit' as const), id: fc.nat(5), text: fc.nat(9), delete: fc.boolean() })
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: edit, weight: 12 },
  {
    arbitrary: fc.record({ kind: fc.constant('edits at once' as const), count: fc.integer({ min: 2, max: 5 }) }),
    weight: 2,
  },
  { arbitrary: fc.constantFrom<Step>({ kind: 'undo' }, { kind: 'redo' }), weight: 5 },
  { arbitrary: fc.constantFrom<Step>({ kind: 'restart' }, { kind: 'kill' }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('power cut' as const), keeps: fc.nat(), survival }), weight: 2 },
  { arbitrary: fc.constantFrom<Step>({ kind: 'back up' }, { kind: 'restore a backup' }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('disk fails for a while' as const),
      steps: fc.integer({ min: 1, max: 30 }),
    }),
    weight: 1,
  },
)

/** A store on a disk in memory beside the plainest thing it could be: a map, and a list of what it was before each change. */
class Pair {
  disk = new MemoryDisk()
  storage!: DossierStorage
  store!: ReaderStore
  model = new Map<string, Note>()
  backups = new Map<string, Map<string, Note>>()
  undos: Map<string, Note>[] = []
  redos: Map<string, Note>[] = []
  private changes = 0

  async open(): Promise<void> {
    this.storage = await openDossierStorage({
      seal: sealUnderTest(),
      dataFolder: FOLDER,
      disk: this.disk,
      now: () => '2025-06-01T10:00:00.000Z',
      makeId: () => 'r-1',
      processes: nobodyElse,
      lockWaitMs: 0,
      retryMs: 0,
      whenDiskFails: 'keep-trying',
      snapshotAfterBytes: 1_500,
    })
    this.store = await this.storage.open('sahel')
  }

  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case 'edit':
        return this.edit(`n-${step.id}`, step.delete ? null : `${'long text '.repeat(step.text * 20)}${this.changes}`)
      case 'edits at once':
        await Promise.all(
          Array.from({ length: step.count }, (_, id) => this.edit(`n-${id}`, `at once ${this.changes}`)),
        )
        return
      case 'undo':
        return this.goBack(this.undos, this.redos, undoState(this.store.history).undo, 'undoes')
      case 'redo':
        return this.goBack(this.redos, this.undos, undoState(this.store.history).redo, 'redoes')
      case 'restart':
        await this.storage.close()
        return this.open()
      case 'kill':
        this.disk = this.disk.afterKill()
        return this.open()
      case 'power cut':
        this.disk = this.disk.afterPowerCut({
          keepsName: (index) => ((step.keeps >> (index % 16)) & 1) === 1,
          keepsChange: () => step.survival,
        })
        return this.open()
      case 'back up': {
        if (this.model.size === 0) return
        const { id } = await this.storage.backups.create('sahel')
        this.backups.set(id, new Map(this.model))
        return
      }
      case 'restore a backup':
        return this.restoreNewest()
      case 'disk fails for a while': {
        const until = this.disk.steps + step.steps
        this.disk.fault = ({ sizeBytes = 0 }) =>
          this.disk.steps < until ? { code: 'ENOSPC', writtenBytes: Math.floor(sizeBytes / 2) } : null
      }
    }
  }

  check(): void {
    assert.equal(this.store.undecided, null)
    assert.deepEqual(new Map(Object.entries(this.store.layer.records.notes)), this.model)
    const { undo, redo } = undoState(this.store.history)
    assert.equal(undo === null, this.undos.length === 0)
    assert.equal(redo === null, this.redos.length === 0)
  }

  private async edit(id: string, body: string | null): Promise<void> {
    const before = this.store.layer.records.notes[id] ?? null
    if (before === null && body === null) return
    const after = body === null ? null : note(id, body)
    const was = new Map(this.model)
    if (after) this.model.set(id, after)
    else this.model.delete(id)
    this.undos.push(was)
    this.redos.length = 0
    await this.store.commit(change(this.nextId(), [{ collection: 'notes', id, before, after }]))
  }

  private async goBack(
    from: Map<string, Note>[],
    to: Map<string, Note>[],
    wanted: ReturnType<typeof undoState>['undo'],
    link: 'undoes' | 'redoes',
  ): Promise<void> {
    const target = from.pop()
    assert.equal(wanted === null, target === undefined)
    if (!wanted || !target) return
    to.push(new Map(this.model))
    this.model = new Map(target)
    const ops = link === 'undoes' ? invertOps(wanted.ops) : [...wanted.ops]
    await this.store.commit(change(this.nextId(), ops, { [link]: wanted.id }))
  }

  private async restoreNewest(): Promise<void> {
    const newest = [...this.backups].at(-1)
    if (!newest) return
    this.disk.fault = () => null
    const ops = await this.storage.backups.restoreOps('sahel', newest[0])
    if (ops.length === 0) return
    this.undos.push(new Map(this.model))
    this.redos.length = 0
    this.model = new Map(newest[1])
    await this.store.commit(change(this.nextId(), ops))
  }

  private nextId(): string {
    return `c-${(this.changes += 1)}`
  }
}

/**
 * Runs random sequences of edits, undos, crashes, power cuts, failures and restarts beside a plain map, and compares after each step.
 * *Errors*: rejects with the shortest sequence that differs.
 */
export async function runModel(runs: number): Promise<ModelFigures> {
  const figures: ModelFigures = { runs: 0, steps: {} }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      figures.runs += 1
      const pair = new Pair()
      await pair.open()
      for (const next of steps) {
        figures.steps[next.kind] = (figures.steps[next.kind] ?? 0) + 1
        // A start on a disk that fails is refused; only saving goes on by itself.
        if (['restart', 'kill', 'power cut', 'back up'].includes(next.kind)) pair.disk.fault = () => null
        await pair.run(next)
        pair.check()
      }
      await pair.run({ kind: 'kill' })
      pair.check()
    }),
    { numRuns: runs },
  )
  return figures
}
