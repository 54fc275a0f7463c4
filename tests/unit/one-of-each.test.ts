import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/lib/project.mjs'

/** What one module does for all, how doing it oneself looks, and who may all the same. */
const DONE_ONCE: readonly { what: string; looks: RegExp; by: readonly string[] }[] = [
  {
    what: 'the word for an entity',
    looks:
      /\b(?:add|change|delete|deleted|several) pages?\b|\bpages? of (?:yours|(?:the|that) kind)\b|\bkinds? of page\b|\b(?:the|no) page [‘']|\bnew page…|\bsuch pages\b|\bfits? its page\b|\bpages and sources\b/i,
    by: [],
  },
  { what: 'a plural', looks: /=== 1 \? '' : 's'|=== 1 \? '(\w+)' : '\1s'/, by: [] },
  {
    what: 'a number in figures',
    looks: /\.toLocaleString\((?:'en-GB')?\)/,
    by: ['src-main/domain/text/counted.ts'],
  },
  {
    what: 'a list in a sentence',
    looks: /slice\(0, -1\)\.join\(', '\)/,
    by: ['src-main/domain/text/listed.ts'],
  },
  { what: 'counting words', looks: /function countWords/, by: ['src-main/domain/text/count-words.ts'] },
  { what: 'the clipboard', looks: /clipboard\.writeText/, by: ['src-renderer/state/window/clipboard.ts'] },
  {
    what: 'letting others have their turn',
    looks: /\bsetImmediate\b/,
    // The second ends the app once all that waits was done.
    by: ['src-main/pace/pace.ts', 'src-main/electron/app.ts'],
  },
  {
    what: 'telling a late answer from the latest',
    looks:
      /\bmine [!=]== (?:turn|this\.)|\b(?:turn|asked|latest|seen) [!=]== this\.\w+|\blet (?:stale|over|outdated) = false/,
    by: ['src-renderer/lib/latest.ts'],
  },
  {
    what: 'the code of a failure of Node’s',
    looks: /typeof error\.code === 'string'/,
    by: ['src-main/domain/messages/errno.ts'],
  },
  {
    what: 'giving a file the name of its place',
    looks: /import \{[^}]*\brename\b[^}]*\} from 'node:fs|\bfs\.rename\(/,
    by: ['src-main/files/put-in-place.ts', 'src-main/storage/disk/disk.ts'],
  },
  {
    what: 'the order of moments',
    looks: /\w+At (?:<|>|<=|>=) \w+\.\w*At\b|\w+At\.localeCompare/,
    by: [],
  },
]

describe('one module does for all', () => {
  const files = ['src-main', 'src-renderer'].flatMap((top) =>
    readdirSync(path.join(projectFolder, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte)$/.test(name))
      .map((name) => `${top}/${name.split(path.sep).join('/')}`),
  )
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(projectFolder, file), 'utf8')]))

  it.each(DONE_ONCE)('$what', ({ looks, by }) => {
    const found = files.filter((file) => looks.test(texts.get(file) ?? ''))
    expect(found.sort()).toEqual([...by].sort())
  })
})
