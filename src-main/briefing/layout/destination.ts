/** Where on which page a link leads. *Units*: points from the top of the page; `page` from 0. */
export interface Destination {
  readonly page: number
  readonly yPt: number
}
