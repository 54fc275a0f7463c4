/** Gives the keyboard to what has just been asked for, as soon as it is there. *Shape*: an attachment. */
export function takeFocus(element: HTMLElement): void {
  element.focus()
}
