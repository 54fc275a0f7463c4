import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'

/** The files of the project, and the packages, that are loaded with a file before any of it runs. */
function loadedWith(start: string): Set<string> {
  const found = new Set<string>()
  const read = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const text = readFileSync(join(projectFolder, file), 'utf8')
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )(?:[^'"]* from )?'([^']+)'/gm)) {
      const near = posix.join(posix.dirname(file), specifier)
      if (specifier.endsWith('.json')) found.add(near)
      else if (specifier.startsWith('.')) read(`${near}.ts`)
      else if (!specifier.startsWith('node:')) found.add(specifier)
    }
  }
  read(start)
  return found
}

describe('the terminal program', () => {
  it('loads nothing but itself to list its commands', () => {
    expect([...loadedWith('src-main/cli/main.ts')].sort()).toEqual([
      'src-main/cli/command.ts',
      'src-main/cli/commands.ts',
      'src-main/cli/main.ts',
      'src-main/cli/program.ts',
      'src-main/domain/text/spell-out-controls.ts',
    ])
  })

  it.each(['list', 'note-add', 'note-list', 'data-folder', 'backup'])(
    'loads nothing that prints, exports or imports for %s',
    (command) => {
      const loaded = [
        ...loadedWith('src-main/cli/run-command.ts'),
        ...loadedWith(`src-main/cli/commands/${command}.ts`),
      ]
      const heavy = /^src-main\/(briefing|exporters|importers)\/|^(pdfkit|fontkit|diff|yauzl|fflate)$/
      expect(loaded.filter((file) => heavy.test(file))).toEqual([])
    },
  )
})
