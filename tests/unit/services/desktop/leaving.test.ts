import { describe, expect, it } from 'vitest'
import type { UnsavedWork } from '../../../../src-main/domain/ports'
import { Leaving, type LeavingWindow, type Loss } from '../../../../src-main/services/desktop/leaving'
import { leavingQuestion } from '../../../../src-main/services/desktop/leaving-question'

const unsaved: UnsavedWork = { changes: 1, labels: ['change note'], reason: 'The disk is full.' }

/** An app whose windows close as Electron's do: a close is asked for, and refused or carried out. */
class FakeApp {
  readonly done: string[] = []
  windows: FakeWindow[] = []
  ended = false
  waiting: UnsavedWork | null = null
  losses: Loss[] = []
  answer = true
  readonly leaving: Leaving<FakeWindow>

  constructor({ isMac = false } = {}) {
    this.leaving = new Leaving({
      windows: () => this.windows,
      inFront: () => this.windows[0],
      unsaved: () => Promise.resolve(this.waiting),
      mayLose: (loss, window) => {
        this.losses.push(loss)
        this.done.push(`asked before ${window?.name ?? 'none'}`)
        return Promise.resolve(this.answer)
      },
      quit: () => this.quit(),
      endsWithLastWindow: !isMac,
    })
    for (const name of ['one', 'two']) this.windows.push(new FakeWindow(name, this))
  }

  quit(): void {
    if (!this.leaving.mayQuit()) return
    for (const window of [...this.windows]) window.close()
    this.ended = this.windows.length === 0
  }

  window(name: string): FakeWindow {
    const found = this.windows.find((window) => window.name === name)
    if (!found) throw new Error(`no window ${name}`)
    return found
  }
}

class FakeWindow implements LeavingWindow {
  holds: readonly string[] = []

  constructor(
    readonly name: string,
    private readonly app: FakeApp,
  ) {}

  async saveLast(): Promise<void> {
    await Promise.resolve()
    this.app.done.push(`${this.name} saved last`)
  }

  close(): void {
    if (!this.app.leaving.mayClose(this)) return
    this.app.windows = this.app.windows.filter((window) => window !== this)
    this.app.done.push(`${this.name} closed`)
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('closing a window', () => {
  it('waits until it has saved last, and leaves the other open', async () => {
    const app = new FakeApp()
    app.window('two').close()
    app.window('two').close()
    expect(app.done).toEqual([])
    await settled()
    expect(app.done).toEqual(['two saved last', 'two closed'])
    expect(app.windows.map(({ name }) => name)).toEqual(['one'])
  })

  it('does not ask about what the disk refuses while another window keeps the app open', async () => {
    const app = new FakeApp()
    app.waiting = unsaved
    app.window('two').close()
    await settled()
    expect(app.done).toEqual(['two saved last', 'two closed'])
  })

  it('asks before the last one closes, which stays when the person wants it to', async () => {
    const app = new FakeApp()
    app.waiting = unsaved
    app.answer = false
    app.window('two').close()
    await settled()
    app.window('one').close()
    await settled()
    expect(app.done.slice(2)).toEqual(['one saved last', 'asked before one'])
    expect(app.windows).toHaveLength(1)
    app.answer = true
    app.window('one').close()
    await settled()
    expect(app.windows).toHaveLength(0)
    expect(app.leaving.mayQuit()).toBe(true)
  })

  it('asks once when the two last windows close at the same time', async () => {
    const app = new FakeApp()
    app.waiting = unsaved
    for (const window of [...app.windows]) window.close()
    await settled()
    expect(app.windows).toHaveLength(0)
    expect(app.done.filter((entry) => entry.startsWith('asked'))).toHaveLength(1)
  })

  it('asks nothing on a Mac, where the app stays and keeps trying', async () => {
    const app = new FakeApp({ isMac: true })
    app.waiting = unsaved
    for (const window of [...app.windows]) window.close()
    await settled()
    expect(app.windows).toHaveLength(0)
    expect(app.done.filter((entry) => entry.startsWith('asked'))).toEqual([])
    app.answer = false
    app.quit()
    await settled()
    expect(app.done.at(-1)).toBe('asked before none')
    expect(app.leaving.mayQuit()).toBe(false)
  })
})

describe('ending the app', () => {
  it('hears every window before any closes', async () => {
    const app = new FakeApp()
    app.quit()
    await settled()
    expect(app.done).toEqual(['one saved last', 'two saved last', 'one closed', 'two closed'])
    expect(app.ended).toBe(true)
  })

  it('asks once for all of them, and closes none when the person stays', async () => {
    const app = new FakeApp()
    app.waiting = unsaved
    app.answer = false
    app.quit()
    await settled()
    expect(app.done).toEqual(['one saved last', 'two saved last', 'asked before one'])
    expect(app.windows).toHaveLength(2)
    app.answer = true
    app.quit()
    await settled()
    expect(app.ended).toBe(true)
  })

  it('does what belongs to a restart only when the person agreed to end', async () => {
    const app = new FakeApp()
    app.waiting = unsaved
    app.answer = false
    await app.leaving.end(() => app.done.push('will start again'))
    expect(app.done).not.toContain('will start again')
    app.answer = true
    await app.leaving.end(() => app.done.push('will start again'))
    expect(app.done).toContain('will start again')
    expect(app.ended).toBe(true)
  })
})

describe('what stands in a window and never reached the main process', () => {
  it('is asked about before that window closes, though others stay open', async () => {
    const app = new FakeApp()
    app.answer = false
    app.window('two').holds = ['a form ‘New claim’']
    app.window('two').close()
    await settled()
    expect(app.done).toEqual(['two saved last', 'asked before two'])
    expect(app.windows).toHaveLength(2)
    app.window('two').holds = []
    app.window('two').close()
    await settled()
    expect(app.windows.map(({ name }) => name)).toEqual(['one'])
  })

  it('counts with what the disk refuses in the one question before the app ends', async () => {
    const app = new FakeApp()
    app.answer = false
    app.waiting = { changes: 4, labels: ['add claim', 'change note'], reason: 'The disk is full.' }
    app.window('one').holds = ['a form ‘New claim’']
    app.window('two').holds = ['a note ‘Bamako’']
    app.quit()
    await settled()
    expect(app.losses).toHaveLength(1)
    const [loss] = app.losses
    if (!loss) throw new Error('nothing was asked')
    const { message, detail, leave } = leavingQuestion(loss)
    expect(message).toBe('6 changes are not saved yet.')
    expect(detail).toContain('• add claim\n• change note')
    expect(detail).toContain('• a form ‘New claim’\n• a note ‘Bamako’')
    expect(leave).toBe('Quit and lose them')
  })
})
