/** A fault put into the code on purpose, to see whether the tests notice. */
export interface Mutant {
  /** What is wrong then, in a few words; unlike that of any other. */
  name: string
  /** *Shape*: path within the project. */
  file: string
  /** What stands there now, once and exactly. */
  text: string
  replacement: string
  /** The files of tests that are to notice. *Shape*: paths within `tests/unit`. */
  tests: readonly string[]
}
