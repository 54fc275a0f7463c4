import { untrack } from 'svelte'

/** The dialogs of this window in which something is written that was not saved, by their titles. */
class HeldForms {
  titles = $state.raw<readonly string[]>([])

  /** Counts a dialog in. Answers how to count it out. An effect that does so must not run anew for what it has counted itself. */
  add(title: string): () => void {
    this.titles = [...untrack(() => this.titles), title]
    return () => {
      const at = this.titles.indexOf(title)
      this.titles = this.titles.filter((_, index) => index !== at)
    }
  }
}

export const heldForms = new HeldForms()
