/** A number of things. *Shape*: '1 claim', '1,204 claims', '2 entities'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inFigures(count)} ${count === 1 ? one : many}`
}

/** A number as English writes it, wherever the reader's machine stands. *Shape*: '1,204'. */
export function inFigures(count: number): string {
  return count.toLocaleString('en-GB')
}

/** A size, rounded up. *Units*: bytes, decimal kilobytes. *Shape*: '1,204 kB'. */
export function inKilobytes(bytes: number): string {
  return `${inFigures(Math.ceil(bytes / 1_000))} kB`
}
