import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** One import as it stands in a file. */
export interface Import {
  /** The importing file. *Shape*: path from the project folder, with forward slashes. */
  file: string
  /** What is written between the quotes. */
  specifier: string
  /** Whether it brings in types only and so is gone after compilation. */
  typeOnly: boolean
}

/** What a folder may import: other folders of the project, and packages. `node:` stands for all of Node's own modules. */
interface Rule {
  folders: readonly string[]
  packages: readonly string[] | 'any'
  /** Folders of which it may import types, but no code. */
  types?: readonly string[]
}

const node = 'node:'
/** A folder that does one job for the services: it knows the records, Node and its own libraries, and none of its neighbours. */
const adapter: Rule = { folders: ['src-main/domain', 'src-main/pace'], packages: 'any' }
const wholeMain = [
  'domain',
  'contract',
  'storage',
  'importers',
  'exporters',
  'detection',
  'search',
  'figures',
  'briefing',
  'files',
  'pace',
  'threads',
  'services',
].map((name) => `src-main/${name}`)

const pure = ['src-main/contract', 'src-main/domain', 'src-main/figures']
const inWindow = (...folders: string[]): Rule => ({
  folders: [...pure, ...folders.map((name) => `src-renderer/${name}`)],
  packages: 'any',
})
/** The window's layers, the lowest first: what calls the bridge and keeps what came of it stands below all that is seen. */
const rendererRules: Readonly<Record<string, Rule>> = {
  'src-renderer/lib': inWindow(),
  'src-renderer/spelling': inWindow(),
  // An editor of its own: what it must know of the dossier it asks through interfaces, which the state fills.
  'src-renderer/notes-editor': inWindow('lib', 'spelling'),
  'src-renderer/state': { ...inWindow('lib', 'spelling'), types: ['src-renderer/notes-editor'] },
  'src-renderer/components': inWindow('lib', 'state', 'notes-editor'),
  'src-renderer/views': inWindow('lib', 'state', 'components'),
  'src-renderer/composer': inWindow('lib', 'state', 'components'),
  'src-renderer/app': inWindow('lib', 'state', 'components', 'views', 'composer'),
  // Only what begins the window.
  'src-renderer': inWindow('app', 'styles'),
}
/** Asks the main process: what is shown asks the state instead. */
const BRIDGE = 'src-renderer/lib/api'

/**
 * Who may import whom; a folder may always import itself. What no layer may know is in `isForbiddenPackage`.
 */
const rules: Readonly<Record<string, Rule>> = {
  'src-main/domain': { folders: [], packages: ['zod', 'edtf', '@internationalized/date'] },
  'src-main/contract': { folders: ['src-main/domain'], packages: ['zod'] },
  // Puts a file in its place as exports do.
  'src-main/storage': { ...adapter, folders: [...adapter.folders, 'src-main/files'] },
  'src-main/importers': adapter,
  'src-main/exporters': adapter,
  'src-main/detection': adapter,
  'src-main/search': adapter,
  // Pure, as the domain: the window draws by it too.
  'src-main/figures': {
    folders: ['src-main/domain'],
    packages: ['d3-geo', 'geojson', 'topojson-client', 'topojson-specification', 'world-atlas'],
  },
  // How long work may hold a thread.
  'src-main/pace': { folders: ['src-main/domain'], packages: [node] },
  'src-main/briefing': { folders: ['src-main/domain', 'src-main/figures', 'src-main/pace'], packages: 'any' },
  'src-main/files': { folders: ['src-main/domain'], packages: [node] },
  'src-main/threads': { folders: ['src-main/domain', 'src-main/contract'], packages: [node] },
  'src-main/services': {
    folders: ['src-main/domain', 'src-main/contract', 'src-main/files', 'src-main/pace', 'src-main/threads'],
    packages: [node, 'zod'],
  },
  'src-main/cli': { folders: wholeMain, packages: 'any' },
  'src-main/electron': { folders: wholeMain, packages: 'any' },
  'src-main/preload': { folders: [], packages: ['electron'], types: ['src-main/contract'] },
  ...rendererRules,
  // Set-up runs before any package is installed.
  scripts: { folders: [], packages: [node] },
  'tests/unit': {
    folders: [...wholeMain, 'src-main/cli', 'src-renderer', 'scripts', 'tests', 'resources'],
    packages: 'any',
  },
  'tests/components': {
    folders: [...wholeMain, 'src-renderer', 'scripts', 'tests', 'resources'],
    packages: 'any',
  },
  'tests/e2e': { folders: [...wholeMain, 'scripts', 'tests', 'resources'], packages: 'any' },
  'tests/support': { folders: [...wholeMain, 'scripts', 'tests', 'resources'], packages: 'any' },
  'tests/torture': { folders: [...wholeMain, 'src-renderer', 'scripts', 'tests', 'resources'], packages: 'any' },
  'tests/bench': {
    folders: [...wholeMain, 'src-main/cli', 'src-renderer', 'scripts', 'tests', 'resources'],
    packages: 'any',
  },
}

/** Exceptions, each with its reason: `file → specifier`. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['scripts/lib/fallback-app/loader.cjs → electron', 'runs inside Electron, in the place of its default app'],
  ...[
    ['note-grammar.ts', '@lezer/markdown'],
    ['read-inline.ts', '@lezer/markdown'],
    ['nest-parts.ts', '@lezer/markdown'],
    ['table-rows.ts', '@lezer/markdown'],
    ['note-tree.ts', '@lezer/common'],
    ['scan-note.ts', '@lezer/common'],
    ['parse-note.ts', '@lezer/common'],
    ['code-text.ts', '@lezer/common'],
    ['note-definitions.ts', '@lezer/common'],
    ['read-table.ts', '@lezer/common'],
    ['running-text.ts', '@lezer/common'],
    ['tree-nodes.ts', '@lezer/common'],
    ['running-text.ts', 'entities'],
    ['markdown-address.ts', 'entities'],
  ].map(
    ([file, name]) =>
      [
        `src-main/domain/notes/markdown/${file} → ${name}`,
        'one reader of notes for editor, links, window and PDF; pure text to data',
      ] as const,
  ),
  ...['en/en.aff', 'en/en.dic', 'en-gb/en-gb.aff', 'en-gb/en-gb.dic'].map(
    (name) =>
      [
        `src-renderer/spelling/spelling-client.ts → ../../resources/spelling/${name}?url`,
        'only the address: the worker reads the dictionary when the first word is judged',
      ] as const,
  ),
  [
    'src-main/domain/vocabulary/standard-vocabulary.ts → ../../../resources/vocabulary/standard.json',
    'the words that ship are data, built into every program alike',
  ],
  [
    'src-main/exporters/follow-the-money/ftm-graph.ts → ../../../resources/vocabulary/follow-the-money.json',
    'what stands above what in FollowTheMoney’s model is data beside the words that are mapped to it',
  ],
  ['src-main/domain/text/text-diff.ts → diff', 'versions of a note are compared without Node or DOM'],
  ['src-main/domain/text/merge-text.ts → diff', "two windows' texts are put together without Node or DOM"],
])

const SEALED = 'src-main/domain/views/sealed'

/** Who may open what a claim says: each sets whose it is beside it, and everything else is written with their help. */
const openers: ReadonlySet<string> = new Set([
  'src-main/domain/views/claim-view.ts',
  'src-main/domain/views/claim-in-full.ts',
  'src-main/domain/briefing/parts.ts',
  'src-main/briefing/sections/claim-text.ts',
  'src-main/exporters/claims-csv.ts',
  'src-main/exporters/follow-the-money/ftm-nodes.ts',
  'src-main/exporters/markdown/claim-line.ts',
  'src-renderer/components/claim/Value.svelte',
])

const aliases: Readonly<Record<string, string>> = {
  '@contract': 'src-main/contract',
  '@domain': 'src-main/domain',
  '@figures': 'src-main/figures',
}

/**
 * Says what is wrong with an import.
 *
 * @returns the reason, or nothing when it is allowed
 */
export function findFault({ file, specifier, typeOnly }: Import): string | undefined {
  if (exceptions.has(`${file} → ${specifier}`)) return undefined
  const home = folderOf(file)
  const rule = home === undefined ? undefined : rules[home]
  if (home === undefined || rule === undefined) return 'this folder has no import rule'
  const target = projectPathOf(file, specifier)
  if (target === SEALED && !typeOnly && !file.startsWith('tests/') && !openers.has(file))
    return 'what a claim says is shown by the modules that say whose it is'
  if (target === BRIDGE && !mayCallBridge(file)) return 'only src-renderer/state may ask the main process'
  if (target !== undefined) {
    const folder = folderOf(target) ?? target.split('/')[0] ?? target
    const isAllowed =
      folder === home ||
      rule.folders.some((allowed) => folder === allowed || folder.startsWith(`${allowed}/`)) ||
      (typeOnly && (rule.types ?? []).includes(folder))
    return isAllowed ? undefined : `${home} may not import ${folder}`
  }
  const name = specifier.startsWith(node) ? node : packageOf(specifier)
  if (isForbiddenPackage(home, name)) return `${home} may not know ${name}`
  return rule.packages === 'any' || rule.packages.includes(name) ? undefined : `${home} may not use ${name}`
}

/**
 * Collects every import below the folders that have rules.
 *
 * @param projectFolder absolute path
 */
export function collectImports(projectFolder: string): Import[] {
  return ['src-main', 'src-renderer', 'scripts', 'tests'].flatMap((top) =>
    readdirSync(path.join(projectFolder, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs|cjs|svelte)$/.test(entry.name))
      .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter((file) => !file.startsWith('tests/fixtures/') && !/\.config\.ts$/.test(file))
      .flatMap((file) => importsIn(file, readFileSync(path.join(projectFolder, file), 'utf8'))),
  )
}

/**
 * Finds the files that import each other in a circle, as code or as types. A component that stands in itself is none.
 *
 * @returns per circle its files, in order
 */
export function findCircles(imports: readonly Import[]): string[][] {
  const from = new Map<string, Set<string>>()
  for (const { file } of imports) from.set(file, new Set())
  for (const { file, specifier } of imports) {
    const target = projectPathOf(file, specifier.replace(/\?.*$/, ''))
    const found = target !== undefined && [target, `${target}.ts`, `${target}.mjs`].find((path) => from.has(path))
    if (found && found !== file) from.get(file)?.add(found)
  }
  // What leads nowhere any more stands in no circle, nor does what is led to from nowhere.
  for (let before = -1; before !== from.size;) {
    before = from.size
    const targets = new Set([...from.values()].flatMap((files) => [...files]))
    for (const [file, files] of from) if (files.size === 0 || !targets.has(file)) from.delete(file)
    for (const files of from.values()) for (const file of files) if (!from.has(file)) files.delete(file)
  }
  const circles: string[][] = []
  const reach = new Map([...from.keys()].map((file) => [file, reachable(from, file)]))
  for (const file of [...from.keys()].sort()) {
    if (circles.some((circle) => circle.includes(file)) || !reach.get(file)?.has(file)) continue
    circles.push([...(reach.get(file) ?? [])].filter((other) => reach.get(other)?.has(file)).sort())
  }
  return circles
}

function reachable(from: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const seen = new Set<string>()
  const next = [...(from.get(start) ?? [])]
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    next.push(...(from.get(file) ?? []))
  }
  return seen
}

/**
 * Reads the imports of one file: static ones, re-exports, `import()` and `require()`, as code or as types.
 *
 * @param file path from the project folder
 */
export function importsIn(file: string, text: string): Import[] {
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1] ?? '')
    : [text]
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ file, specifier: specifier.text, typeOnly })
  }
  const visit = (part: ts.Node): void => {
    if (ts.isImportDeclaration(part)) add(part.moduleSpecifier, isTypeOnly(part.importClause))
    else if (ts.isExportDeclaration(part)) add(part.moduleSpecifier, part.isTypeOnly)
    else if (ts.isImportTypeNode(part) && ts.isLiteralTypeNode(part.argument)) add(part.argument.literal, true)
    else if (ts.isCallExpression(part)) {
      const isImport = part.expression.kind === ts.SyntaxKind.ImportKeyword
      const isRequire = ts.isIdentifier(part.expression) && part.expression.text === 'require'
      if (isImport || isRequire) add(part.arguments[0], false)
    }
    ts.forEachChild(part, visit)
  }
  for (const script of scripts) visit(ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true))
  return found
}

function mayCallBridge(file: string): boolean {
  return file.startsWith('src-renderer/state/') || file.startsWith('tests/unit/')
}

/** Electron belongs to the shell, the test runners to the tests, and Node to everything but the window's own code. */
function isForbiddenPackage(home: string, name: string): boolean {
  if (name === 'electron')
    return home !== 'src-main/electron' && home !== 'src-main/preload' && !home.startsWith('tests/')
  if (name === node) return home.startsWith('src-renderer')
  if (['svelte', '@lucide/svelte', 'bits-ui'].includes(name)) return home.startsWith('src-main/')
  return ['vitest', '@playwright/test', 'fast-check'].includes(name) && !home.startsWith('tests/')
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  if (clause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly)
}

/** The folder whose rule holds for a file: the longest that has one. */
function folderOf(file: string): string | undefined {
  return Object.keys(rules)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((left, right) => right.length - left.length)[0]
}

/** Where in the project a specifier points, or nothing when it names a package. */
function projectPathOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  const [first = '', ...rest] = specifier.split('/')
  const alias = aliases[first]
  return alias === undefined ? undefined : [alias, ...rest].join('/')
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
