/** The parts of the desktop that a use case needs; the paths that dialogs answer never reach the renderer. */
export interface Shell {
  /** Answers null when the dialog was closed. */
  chooseSave(suggestion: { fileName: string; kind: string; extension?: string }): Promise<string | null>
  chooseOpen(wanted: { kind: string; extensions: readonly string[] }): Promise<string | null>
  /** *Errors*: `not-found` when the file or a program for it is missing. */
  openFile(path: string): Promise<void>
  showFile(path: string): void
  /** Answers null when the dialog was closed. */
  chooseFolder(title: string): Promise<string | null>
  showFolder(path: string): void
  /** Ends the app when everything is saved, and starts it anew. */
  restart(): void
  /** The window has sent what it had not saved. */
  savedLast(): void
  /** What stands in the window and has not reached the main process. */
  holds(labels: readonly string[]): void
  /** Resolves when every window has sent what it had not saved, or does not answer. */
  gather(): Promise<void>
  /** *Errors*: `conflict` when there are too many. */
  openWindow(address: string): void
}
