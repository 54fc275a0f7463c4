import { isWritingIn } from './keys'

type Field = HTMLInputElement | HTMLTextAreaElement

interface Moment {
  value: string
  start: number
  end: number
}

/** *Units*: milliseconds of rest after which what is typed is a step of its own. */
const REST_MS = 800
/** *Units*: UTF-16 code units that a field remembers at most. */
const REMEMBERED_MAX = 4_000_000

/** What one field held, step by step. What a program puts into the field begins it anew. */
class FieldHistory {
  private past: Moment[] = []
  private future: Moment[] = []
  private held: string
  private last = { kind: '', at: 0 }

  constructor(private readonly field: Field) {
    this.held = field.value
  }

  /** The reader is about to change the field. *Units*: `at` in milliseconds. */
  before(kind: string, at: number): void {
    this.check()
    const goesOn =
      kind === this.last.kind && at - this.last.at < REST_MS && /^(insert(Composition)?Text|deleteC)/.test(kind)
    this.last = { kind, at }
    this.future = []
    if (goesOn) return
    this.past.push(this.moment())
    let size = this.past.reduce((sum, { value }) => sum + value.length, 0)
    while (size > REMEMBERED_MAX && this.past.length > 1) size -= this.past.shift()?.value.length ?? 0
  }

  changed(): void {
    this.held = this.field.value
  }

  step(direction: 'back' | 'forth'): void {
    this.check()
    const [from, to] = direction === 'back' ? [this.past, this.future] : [this.future, this.past]
    const moment = from.pop()
    if (!moment) return
    to.push(this.moment())
    this.last = { kind: '', at: 0 }
    this.field.value = this.held = moment.value
    this.field.setSelectionRange(moment.start, moment.end)
    const inputType = direction === 'back' ? 'historyUndo' : 'historyRedo'
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }))
  }

  private check(): void {
    if (this.field.value === this.held) return
    this.past = []
    this.future = []
    this.held = this.field.value
  }

  private moment(): Moment {
    const { value, selectionStart, selectionEnd } = this.field
    return { value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
  }
}

const histories = new WeakMap<Field, FieldHistory>()

/** Takes back the last step in a plain field, or does it again; in one that was not written in, nothing. */
export function stepInField(target: EventTarget | null, direction: 'back' | 'forth'): void {
  if (isField(target)) histories.get(target)?.step(direction)
}

/**
 * Gives every plain field of the window a history of its own. Chromium has one for all of a window: in a field with nothing to
 * undo it would go on to the text of the open note, behind the editor's back.
 */
export function keepFieldHistories(): () => void {
  const before = (event: InputEvent) => {
    const { target, inputType } = event
    if (inputType.startsWith('history')) {
      if (target instanceof HTMLElement && target.isContentEditable) return
      event.preventDefault()
      stepInField(target, inputType === 'historyUndo' ? 'back' : 'forth')
    } else if (isField(target)) {
      const history = histories.get(target) ?? new FieldHistory(target)
      histories.set(target, history)
      history.before(inputType, event.timeStamp)
    }
  }
  const after = ({ target }: Event) => {
    if (isField(target)) histories.get(target)?.changed()
  }
  document.addEventListener('beforeinput', before, { capture: true })
  document.addEventListener('input', after, { capture: true })
  return () => {
    document.removeEventListener('beforeinput', before, { capture: true })
    document.removeEventListener('input', after, { capture: true })
  }
}

/** A field that has a text and a cursor in it. */
function isField(target: EventTarget | null): target is Field {
  if (!isWritingIn(target)) return false
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.selectionStart !== null)
}
