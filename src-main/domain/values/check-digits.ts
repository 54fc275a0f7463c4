/** True when the last figure of an IMO ship number fits the six before it. *Source*: IMO resolution A.1117(30). */
export function fitsImo(figures: string): boolean {
  const sum = [...figures.slice(0, 6)].reduce((total, figure, at) => total + Number(figure) * (7 - at), 0)
  return /^\d{7}$/.test(figures) && String(sum % 10) === figures[6]
}

/** True when a text with its two check figures leaves 1 of 97. *Source*: ISO 7064 MOD 97-10, as ISO 17442 (LEI) has it. */
export function fitsMod97(text: string): boolean {
  let rest = 0
  // A letter is two figures: A is 10, Z is 35.
  for (const figure of inFigures(text)) rest = (rest * 10 + Number(figure)) % 97
  return rest === 1
}

/** True when the check figures of an account number fit. *Source*: ISO 13616, which puts the first four characters last. */
export function fitsIban(text: string): boolean {
  return fitsMod97(`${text.slice(4)}${text.slice(0, 4)}`)
}

/** True when the last figure of a securities number fits. *Source*: ISO 6166, which takes Luhn's sum over letters as figures. */
export function fitsIsin(text: string): boolean {
  const figures = [...inFigures(text)].reverse().map(Number)
  const sum = figures.reduce(
    (total, figure, at) => total + (at % 2 === 0 ? figure : figure * 2 - (figure > 4 ? 9 : 0)),
    0,
  )
  return sum % 10 === 0
}

function inFigures(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
}
