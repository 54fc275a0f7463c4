/** A date as citation files can say it: year, month and day as far as they are given. */
export interface SourceDate {
  parts: [number, ...number[]]
  /** True when it is uncertain or approximate. */
  circa: boolean
}

/** Reads the plain dates of EDTF; undefined for spans, open ends and seasons, which citation files have no field for. */
export function sourceDate(edtf: string | undefined): SourceDate | undefined {
  const found = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?$/.exec(edtf ?? '')
  if (!found) return undefined
  const [, year, month, day, doubt] = found
  // EDTF numbers the seasons from 21 on, in the place of the month.
  if (month !== undefined && Number(month) > 12) return undefined
  const rest = [month, day].filter((part) => part !== undefined).map(Number)
  return { parts: [Number(year), ...rest], circa: doubt !== undefined }
}
