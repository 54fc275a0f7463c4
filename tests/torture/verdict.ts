/** Prints the first failures, and makes the process end with 1 when there are any. */
export function conclude(failures: readonly string[]): void {
  for (const failure of failures.slice(0, 20)) console.log(`FAILED  ${failure}`)
  console.log(failures.length === 0 ? 'held' : `${failures.length} failures`)
  if (failures.length > 0) process.exitCode = 1
}
