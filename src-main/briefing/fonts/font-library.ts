import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { Face } from './face'
import { TYPEFACES, type FaceName } from './typefaces'

/** The shipped fonts, parsed when first asked for and kept. */
export class FontLibrary {
  readonly #faces = new Map<FaceName, Face>()

  constructor(readonly folder: string) {}

  face(name: FaceName): Face {
    let face = this.#faces.get(name)
    if (!face) {
      const bytes = readFileSync(join(this.folder, ...TYPEFACES[name].split('/')))
      face = new Face(create(bytes), bytes)
      this.#faces.set(name, face)
    }
    return face
  }
}
