import { say } from '../../../../src-main/domain/messages/message'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallFailed } from '../../../../src-renderer/lib/failure'
import { Autosave, type Written } from '../../../../src-renderer/state/saving/autosave.svelte'

interface Content {
  text: string
}

/** Something that is written, with every save waiting to be answered by hand. */
class Page implements Written<Content> {
  text = ''
  isNew = false
  isMendable = false
  readonly sends: { text: string; isOver: boolean; succeed: () => void; fail: (code: string) => void }[] = []
  readonly behind: string[] = []
  readonly kept: string[] = []
  readonly saving = new Autosave<Content>(this)

  write(text: string): void {
    this.text = text
    this.saving.touch()
  }
  content(): Content {
    return { text: this.text }
  }
  isBlank(): boolean {
    return this.isNew && this.text === ''
  }
  send({ text }: Content, isOver: boolean): Promise<void> {
    return new Promise((resolve, reject) =>
      this.sends.push({
        text,
        isOver,
        succeed: resolve,
        fail: (code) => reject(new CallFailed({ code: code as 'conflict', says: [say('as-is', { words: code })] })),
      }),
    )
  }
  async sendBehind({ text }: Content): Promise<void> {
    this.behind.push(text)
  }
  async mend(): Promise<boolean> {
    return this.isMendable
  }
  async refused(): Promise<void> {
    this.kept.push(`refused: ${this.text}`)
  }
  async keepRefused(): Promise<void> {
    this.kept.push(`saved last: ${this.text}`)
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const texts = (page: Page) => page.sends.map(({ text }) => text)

describe('what saves itself', () => {
  it('is saved a moment after the last change', async () => {
    const page = new Page()
    page.write('o')
    await pass(600)
    page.write('on')
    await pass(600)
    expect(texts(page)).toEqual([])
    await pass(100)
    expect(texts(page)).toEqual(['on'])
    expect(page.saving.state.kind).toBe('saving')
    page.sends[0]?.succeed()
    await pass(0)
    expect(page.saving.state.kind).toBe('saved')
  })

  it('is saved every three seconds while it is written without a pause', async () => {
    const page = new Page()
    for (let key = 1; key <= 62; key++) {
      page.write('x'.repeat(key))
      await pass(100)
      page.sends.at(-1)?.succeed()
    }
    expect(texts(page).map(({ length }) => length)).toEqual([30, 60])
  })

  it('saves once more what was written during a save, and not two at a time', async () => {
    const page = new Page()
    page.write('one')
    void page.saving.flush()
    page.write('one two')
    let isSaved = false
    void page.saving.flush().then(() => (isSaved = true))
    await pass(5_000)
    expect(texts(page)).toEqual(['one'])
    page.sends[0]?.succeed()
    await pass(0)
    expect(texts(page)).toEqual(['one', 'one two'])
    expect(isSaved).toBe(false)
    page.sends[1]?.succeed()
    await pass(0)
    expect(isSaved).toBe(true)
  })

  it('says that it holds what the main process was not sent, and what it refused', async () => {
    const page = new Page()
    page.write('one')
    expect(page.saving.isHeld).toBe(true)
    void page.saving.flush()
    expect(page.saving.isHeld).toBe(false)
    page.write('one two')
    page.sends[0]?.succeed()
    await pass(0)
    expect([page.saving.isHeld, page.saving.state.kind]).toEqual([true, 'changed'])
    void page.saving.flush()
    await pass(0)
    page.sends[1]?.fail('conflict')
    await pass(0)
    expect([page.saving.isHeld, page.saving.state.kind, page.saving.isDirty]).toEqual([true, 'failed', true])
    expect(page.kept).toEqual(['refused: one two'])
  })

  it('tries again by itself while the disk refuses, and only then', async () => {
    const page = new Page()
    page.write('one')
    void page.saving.flush()
    page.sends[0]?.fail('storage-failed')
    await pass(8_000)
    expect(texts(page)).toEqual(['one', 'one'])
    page.sends[1]?.fail('conflict')
    await pass(60_000)
    expect(page.sends).toHaveLength(2)
  })

  it('is saved as it stands once it was put right after a refusal', async () => {
    const page = new Page()
    page.isMendable = true
    page.write('one')
    void page.saving.flush()
    page.text = 'one and theirs'
    page.sends[0]?.fail('conflict')
    await pass(0)
    expect(texts(page)).toEqual(['one', 'one and theirs'])
    page.sends[1]?.succeed()
    await pass(0)
    expect(page.saving.state.kind).toBe('saved')
    expect(page.kept).toEqual([])
  })

  it('leaves nothing behind while it is new and blank', async () => {
    const page = new Page()
    page.isNew = true
    page.write('')
    expect(page.saving.isHeld).toBe(false)
    await pass(10_000)
    expect(page.sends).toEqual([])
  })

  it('sends what was written behind a save that is held up when the window goes, once', async () => {
    const page = new Page()
    page.write('one')
    void page.saving.flush()
    page.write('one two')
    for (const _ of [1, 2]) {
      const over = page.saving.saveLast()
      await pass(400)
      await over
    }
    expect(page.behind).toEqual(['one two'])
    expect(page.saving.isHeld).toBe(false)
    page.write('one two three')
    const over = page.saving.saveLast()
    await pass(400)
    await over
    expect(page.behind).toEqual(['one two', 'one two three'])
  })

  it('is kept another way when the window goes while it is refused', async () => {
    const page = new Page()
    page.write('one')
    void page.saving.flush()
    page.sends[0]?.fail('conflict')
    await pass(0)
    const over = page.saving.saveLast()
    await pass(0)
    page.sends[1]?.fail('conflict')
    await over
    expect(page.kept).toEqual(['refused: one', 'refused: one', 'saved last: one'])
  })

  it('does what a person chose after the save that is under way', async () => {
    const page = new Page()
    page.write('one')
    void page.saving.flush()
    const chosen = page.saving.choose((save) => save())
    await pass(0)
    expect(page.sends).toHaveLength(1)
    page.sends[0]?.fail('conflict')
    await pass(0)
    expect(page.sends.map(({ isOver }) => isOver)).toEqual([false, true])
    page.sends[1]?.succeed()
    await chosen
    expect(page.saving.state.kind).toBe('saved')
  })
})
