import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type FontkitFont } from 'fontkit'
import { ComplexShaper, loadHarfBuzz } from './complex-shaper'
import { Face } from './face'
import { makeRoomForComposed } from './made-glyphs'
import { COMPLEX_FACES, needsComplexShaping, TYPEFACES, type FaceName } from './typefaces'

/** The shipped fonts, parsed when first asked for and kept. */
export class FontLibrary {
  readonly #faces = new Map<FaceName, Face>()
  #harfBuzz: Awaited<ReturnType<typeof loadHarfBuzz>> | undefined

  constructor(readonly folder: string) {}

  /** Reads what the text needs besides fonts. To be awaited before it is set: until then fontkit shapes all scripts, some of them wrong. */
  async prepareFor(text: string): Promise<void> {
    if (this.#harfBuzz || !needsComplexShaping(text)) return
    this.#harfBuzz = await loadHarfBuzz()
    for (const name of COMPLEX_FACES) this.#faces.delete(name)
  }

  /** True once a text has needed HarfBuzz. */
  get shapesComplexScripts(): boolean {
    return this.#harfBuzz !== undefined
  }

  face(name: FaceName): Face {
    let face = this.#faces.get(name)
    if (!face) {
      const bytes = readFileSync(join(this.folder, ...TYPEFACES[name].split('/')))
      const font = create(bytes)
      face = new Face(font, bytes, COMPLEX_FACES.has(name) ? this.#complexShaper(font, bytes) : undefined)
      this.#faces.set(name, face)
    }
    return face
  }

  #complexShaper(font: FontkitFont, bytes: Uint8Array): ComplexShaper | undefined {
    if (!this.#harfBuzz) return undefined
    makeRoomForComposed(font)
    return new ComplexShaper(this.#harfBuzz, bytes, 1000 / font.unitsPerEm)
  }
}
