import { Zip, ZipDeflate } from 'fflate'

/** Zip stores local time: this one is the same bytes in every time zone, also in one that was changed while the app ran. */
function fixedTime(): Date {
  return new Date(1980, 0, 1)
}

/** A zip that is written file by file; `take` gives the bytes that are ready, once. Equal input gives equal bytes. */
export class ZipStream {
  private ready: Uint8Array[] = []
  private readonly zip = new Zip((error, bytes) => {
    if (error) throw error
    this.ready.push(bytes)
  })
  private file: ZipDeflate | null = null

  begin(name: string): void {
    this.endFile()
    this.file = new ZipDeflate(name, { level: 6 })
    this.file.mtime = fixedTime()
    this.zip.add(this.file)
  }

  add(bytes: Uint8Array): void {
    this.file?.push(bytes)
  }

  end(): void {
    this.endFile()
    this.zip.end()
  }

  take(): Uint8Array {
    const bytes = Buffer.concat(this.ready)
    this.ready = []
    return bytes
  }

  private endFile(): void {
    this.file?.push(new Uint8Array(0), true)
    this.file = null
  }
}
