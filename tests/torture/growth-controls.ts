import type { TextReader } from './growth'

/** A function whose growth is known. */
export interface GrowthControl extends TextReader {
  grows: 'as it may' | 'too fast'
}

let sum = 0
const spin = (times: number) => {
  for (let at = 0; at < times; at++) sum = (sum + at) | 0
}

const control = (grows: GrowthControl['grows'], name: string, read: (text: string) => unknown): GrowthControl => ({
  name,
  tokens: ['a'],
  grows,
  read,
})

/** What the judge of growth must tell apart, each as it is written in practice and with constants from large to small. */
export const GROWTH_CONTROLS: readonly GrowthControl[] = [
  control('as it may', 'n', ({ length }) => {
    spin(200 * length)
  }),
  control('as it may', 'n log n', ({ length }) => {
    spin(20 * length * Math.log2(length))
  }),
  control('as it may', 'a sort', (text) =>
    Array.from(text, (_, at) => (at * 2_654_435_761) % 4_294_967_296).sort((a, b) => a - b),
  ),
  control('as it may', 'an object for each letter', (text) =>
    Array.from(text, (letter, at) => ({ letter, at, more: [at] })),
  ),
  control('as it may', 'reads all over a large memory', ({ length }) => {
    const table = new Uint32Array(length * 4)
    for (let at = 0; at < table.length; at++) table[(at * 40_503 + 7) % table.length] = at
    return table
  }),
  control('too fast', 'n to the power of 1.5', ({ length }) => {
    spin(length ** 1.5)
  }),
  control('too fast', 'n to the power of 1.5 with a small constant', ({ length }) => {
    spin(length ** 1.5 / 8)
  }),
  control('too fast', 'a square', ({ length }) => {
    spin(length ** 2 / 100)
  }),
  control('too fast', 'a square with a small constant', ({ length }) => {
    spin(length ** 2 / 5_000)
  }),
  control('too fast', 'n, and a square that is less than it up to 100,000', ({ length }) => {
    spin(100 * length + length ** 2 / 1_000)
  }),
  control('too fast', 'a square up to a bound', ({ length }) => {
    spin(Math.min(length, 250_000) ** 2 / 100)
  }),
  control('too fast', 'a pattern that looks ahead from every letter', (text) => /a+b/.exec(text.slice(0, 300_000))),
  control('too fast', 'a slice of the rest at every word', (text) => {
    let words = 0
    for (let at = 0; at < text.length; at += 100) words += [...text.slice(at)].length
    return words
  }),
  control('too fast', 'looks to the end from every sixteenth letter', (text) => {
    let found = 0
    for (let at = 0; at < text.length; at += 16) found += text.indexOf('b', at)
    return found
  }),
]
