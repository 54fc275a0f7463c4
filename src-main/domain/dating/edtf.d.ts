/** The part of the `edtf` package that the domain uses; the package ships no types. */
declare module 'edtf' {
  interface EdtfValue {
    readonly type: string
    /** *Units*: milliseconds since 1970 UTC; an open end is infinite. */
    readonly min: number
    readonly max: number
  }
  export function parse(text: string): unknown
  export default function edtf(text: string): EdtfValue
}
