import { session } from '../dossier/session.svelte'

export type PaneName = 'contents' | 'context'

interface Limits {
  min: number
  max: number
  start: number
  /** Under this width of the window the pane lies over the page instead of beside it. *Units*: CSS px. */
  drawerUnder: number
}

export const PANE_LIMITS: Readonly<Record<PaneName, Limits>> = {
  contents: { min: 180, max: 420, start: 248, drawerUnder: 760 },
  context: { min: 240, max: 560, start: 320, drawerUnder: 1000 },
}

/** One side pane: how wide it is, whether it is folded, whether it is a drawer now. */
class Pane {
  width = $state(0)
  folded = $state(false)
  drawerOpen = $state(false)

  constructor(
    readonly name: PaneName,
    private readonly windowWidth: () => number,
    private readonly givesWay: () => boolean = () => false,
  ) {
    this.width = PANE_LIMITS[name].start
  }

  readonly isDrawer = $derived.by(() => this.givesWay() || this.windowWidth() < PANE_LIMITS[this.name].drawerUnder)
  readonly visible = $derived(this.isDrawer ? this.drawerOpen : !this.folded)

  /** Takes up what was remembered. */
  recall(): void {
    this.width = this.clamp(session.remembered(`pane.${this.name}.width`, PANE_LIMITS[this.name].start))
    this.folded = session.remembered(`pane.${this.name}.folded`, false)
  }

  resize(width: number): void {
    this.width = this.clamp(width)
    session.remember(`pane.${this.name}.width`, this.width)
  }

  toggle(): void {
    if (this.isDrawer) {
      this.drawerOpen = !this.drawerOpen
      return
    }
    this.folded = !this.folded
    session.remember(`pane.${this.name}.folded`, this.folded)
  }

  show(): void {
    if (!this.visible) this.toggle()
  }

  closeDrawer(): void {
    this.drawerOpen = false
  }

  private clamp(width: number): number {
    const { min, max } = PANE_LIMITS[this.name]
    return Math.round(Math.min(max, Math.max(min, width)))
  }
}

/** The two panes beside the page. */
class Panes {
  private innerWidth = $state(innerWidth)
  /** True on a page that needs the width of the window for itself: the context is a drawer there. */
  contextGivesWay = $state(false)
  readonly contents = new Pane('contents', () => this.windowWidth)
  readonly context = new Pane(
    'context',
    () => this.windowWidth,
    () => this.contextGivesWay,
  )

  get windowWidth(): number {
    return this.innerWidth
  }

  /** Who writes in a pane goes on there when the window no longer has room for it beside the page: the drawer is open then. */
  set windowWidth(width: number) {
    const held = [this.contents, this.context].filter((pane) => pane.visible && hasFocus(pane.name))
    this.innerWidth = width
    for (const pane of held) pane.show()
  }

  recall(): void {
    this.contents.recall()
    this.context.recall()
  }
}

function hasFocus(name: PaneName): boolean {
  return document.getElementById(`pane-${name}`)?.contains(document.activeElement) ?? false
}

export const panes = new Panes()
