import { StateEffect, StateField } from '@codemirror/state'
import { showTooltip, type EditorView, type Tooltip } from '@codemirror/view'
import type { TextWord } from '../spelling/words'
import type { SpellingLookup } from './spelling-lookup'

const setMenu = StateEffect.define<Tooltip | null>()

/** Holds the menu of corrections while it is open; whatever changes the text closes it. */
export const spellingMenu = StateField.define<Tooltip | null>({
  create: () => null,
  update(menu, { effects, docChanged }) {
    for (const effect of effects) if (effect.is(setMenu)) return effect.value
    return docChanged ? null : menu
  },
  provide: (field) => showTooltip.from(field),
})

/** Offers corrections for a word, and to keep it as one of the reader's own. */
export function openSpellingMenu(view: EditorView, word: TextWord, lookup: SpellingLookup): void {
  void lookup.suggest(word.word).then((suggestions) => {
    if (view.state.sliceDoc(word.from, word.to) !== word.word) return
    const tooltip: Tooltip = {
      pos: word.from,
      end: word.to,
      above: false,
      create: () => {
        const dom = menuElement(view, word, suggestions, lookup)
        return { dom, mount: () => dom.querySelector('button')?.focus() }
      },
    }
    view.dispatch({ effects: setMenu.of(tooltip) })
  })
}

function menuElement(
  view: EditorView,
  { from, to, word }: TextWord,
  suggestions: readonly string[],
  lookup: SpellingLookup,
): HTMLElement {
  const close = () => {
    view.dispatch({ effects: setMenu.of(null) })
    view.focus()
  }
  const menu = document.createElement('div')
  menu.className = 'cm-spelling'
  menu.setAttribute('role', 'menu')
  menu.setAttribute('aria-label', `Spelling of ${word}`)
  for (const suggestion of suggestions)
    menu.append(
      item(suggestion, () => {
        view.dispatch({
          changes: { from, to, insert: suggestion },
          selection: { anchor: from + suggestion.length },
          userEvent: 'input.complete',
        })
        view.focus()
      }),
    )
  if (suggestions.length === 0) {
    const none = document.createElement('p')
    none.textContent = 'No suggestion'
    menu.append(none)
  }
  const learn = item(`Add “${word}” to my words`, () => {
    lookup.learn(word)
    close()
  })
  learn.className = 'cm-spelling-learn'
  menu.append(learn)
  menu.addEventListener('keydown', (event) => moveInMenu(event, menu, close))
  menu.addEventListener('focusout', (event) => {
    const goesTo = event.relatedTarget
    if (goesTo instanceof Node && menu.contains(goesTo)) return
    // Not at once: the menu may be leaving because one of its items was chosen.
    setTimeout(() => {
      if (menu.isConnected) view.dispatch({ effects: setMenu.of(null) })
    })
  })
  return menu
}

function item(label: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('role', 'menuitem')
  button.tabIndex = -1
  button.textContent = label
  button.addEventListener('click', run)
  return button
}

function moveInMenu(event: KeyboardEvent, menu: HTMLElement, close: () => void): void {
  const items = [...menu.querySelectorAll('button')]
  const at = items.findIndex((button) => button === document.activeElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: -1 }
  const step = steps[event.key]
  if (step !== undefined) items.at(step < 0 ? step : step % items.length)?.focus()
  else if (event.key === 'Escape' || event.key === 'Tab') close()
  else return
  event.preventDefault()
  event.stopPropagation()
}
