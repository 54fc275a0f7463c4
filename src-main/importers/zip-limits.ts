/** How much a zip may hold before it is refused; a file past them is an accident or an attack. *Units*: bytes. */
export interface ZipLimits {
  entries: number
  fileBytes: number
  entryBytes: number
  totalBytes: number
  /** Unpacked to packed size, looked at from `ratioFromBytes` on: small texts pack very well. */
  ratio: number
  ratioFromBytes: number
}

/** *Source*: a dossier of 30,000 claims unpacks to about 25 MB at a ratio of 10 to 20; one string of V8 holds 512 MB. */
export const DOSSIER_FILE_LIMITS: ZipLimits = {
  entries: 20,
  fileBytes: 100_000_000,
  entryBytes: 300_000_000,
  totalBytes: 400_000_000,
  ratio: 200,
  ratioFromBytes: 10_000_000,
}
