import { messages } from './messages.svelte'

/** Puts a text on the clipboard and says so; where the system does not let it, the text is shown to be copied by hand. */
export async function putOnClipboard(
  text: string,
  { done, refused }: { done: string; refused: string },
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    messages.say(done)
  } catch {
    messages.say(refused, [])
  }
}
