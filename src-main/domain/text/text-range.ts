/** A part of a text. *Units*: UTF-16 code units from its start; `to` is excluded. */
export interface TextRange {
  from: number
  to: number
}
