import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { commandOf, projectFolder } from '../../../scripts/lib/project.mjs'
import { tempFolder } from '../../support/temp-folder'

/** By rule, what it refuses in any file. */
const ANYWHERE: Record<string, string> = {
  'for-direction': 'for (let at = 0; at < 9; at--) f(at)',
  'no-async-promise-executor': 'f(new Promise(async () => {}))',
  'no-case-declarations': 'switch (f()) {\n  case 1:\n    let a = 1\n    f(a)\n}',
  'no-compare-neg-zero': 'f(x === -0)',
  'no-cond-assign': 'let a\nif ((a = f()) && true, a = 1) f(a)\nif (a = 2) f(a)',
  'no-constant-binary-expression': 'f({} ?? x)',
  'no-constant-condition': 'if (1) f()',
  'no-control-regex': 'f(/\\x01/)',
  'no-debugger': 'debugger',
  'no-dupe-else-if': 'if (x) f()\nelse if (x) f(1)',
  'no-duplicate-case': 'switch (x) {\n  case 1:\n    f()\n    break\n  case 1:\n    f(2)\n}',
  'no-empty': 'if (x) {\n}',
  'no-empty-character-class': 'f(/a[]/)',
  'no-empty-pattern': 'const {} = x',
  'no-empty-static-block': 'f(class {\n  static {}\n})',
  'no-ex-assign': 'try {\n  f()\n} catch (e) {\n  e = 1\n  f(e)\n}',
  'no-extra-boolean-cast': 'if (!!x) f()',
  'no-fallthrough': 'switch (x) {\n  case 1:\n    f()\n  case 2:\n    f(2)\n}',
  'no-global-assign': 'Object = 1',
  'no-invalid-regexp': "f(new RegExp('['))",
  'no-irregular-whitespace': 'f(\u00a01)',
  'no-loss-of-precision': 'f(9007199254740993)',
  'no-misleading-character-class': 'f(/[👩‍🚀]/u)',
  'no-prototype-builtins': "f(x.hasOwnProperty('a'))",
  'no-regex-spaces': 'f(/a  b/)',
  'no-self-assign': 'let a = f()\na = a\nf(a)',
  'no-shadow-restricted-names': 'f((undefined) => 1)',
  'no-sparse-arrays': 'f([1, , 2])',
  'no-unassigned-vars': 'let a\nf(a)',
  'no-unexpected-multiline': 'const a = f\n(1)\nf(a)',
  'no-unsafe-finally': 'f(() => {\n  try {\n    f()\n  } finally {\n    return 1\n  }\n})',
  'no-unsafe-optional-chaining': 'f((x?.a).b)',
  'no-unused-labels': 'a: for (const b of x) f(b)',
  'no-unused-private-class-members': 'f(class {\n  #a = 1\n})',
  'no-useless-assignment': 'f(() => {\n  let a = 1\n  f(a)\n  a = 2\n})',
  'no-useless-backreference': 'f(/\\1(a)/)',
  'no-useless-catch': 'try {\n  f()\n} catch (e) {\n  throw e\n}',
  'no-useless-escape': "f('\\d')",
  'preserve-caught-error': "try {\n  f()\n} catch (e) {\n  throw new Error('a')\n}",
  'require-yield': 'f(function* () {\n  f()\n})',
  'use-isnan': 'f(x === NaN)',
  'valid-typeof': "f(typeof x === 'strnig')",
  eqeqeq: 'f(x == 1)',
}

/** In TypeScript, which sees what those for JavaScript alone refuse. */
const IN_TYPESCRIPT: Record<string, string> = {
  'no-var': 'var a = f()\nf(a)',
  'prefer-const': 'let a = f()\nf(a)',
  'prefer-rest-params': 'f(function () {\n  return arguments\n})',
  'prefer-spread': 'f.apply(undefined, x)',
  'no-array-constructor': 'f(new Array(1, 2))',
  'no-unused-expressions': 'f() + 1',
  'no-unused-vars': 'const a = 1',
  'no-restricted-imports': "import { writable } from 'svelte/store'\nf(writable)",
  'typescript/ban-ts-comment': '// @ts-ignore\nf()',
  'typescript/no-duplicate-enum-values': 'enum A {\n  b = 1,\n  c = 1,\n}\nf(A)',
  'typescript/no-empty-object-type': 'type A = {}\nf(1 as unknown as A)',
  'typescript/no-explicit-any': 'f(1 as any)',
  'typescript/no-extra-non-null-assertion': 'f(x!!.a)',
  'typescript/no-misused-new': 'interface A {\n  new (): A\n}\nf(1 as unknown as A)',
  'typescript/no-namespace': 'namespace A {\n  f()\n}',
  'typescript/no-non-null-asserted-optional-chain': 'f(x?.a!)',
  'typescript/no-require-imports': "import a = require('a')\nf(a)",
  'typescript/no-this-alias': 'f(function (this: unknown) {\n  const a = this\n  f(a)\n})',
  'typescript/no-unnecessary-type-constraint': 'f(<T extends unknown>(a: T) => a)',
  'typescript/no-unsafe-declaration-merging': 'interface A {\n  b: 1\n}\nclass A {}\nf(A)',
  'typescript/no-unsafe-function-type': 'f(1 as unknown as Function)',
  'typescript/no-wrapper-object-types': 'f(1 as unknown as String)',
  'typescript/prefer-as-const': "const a = 'b' as 'b'\nf(a)",
  'typescript/prefer-namespace-keyword': 'declare module A {\n  const b: 1\n}',
  'typescript/triple-slash-reference': "/// <reference path='a' />\nf()",
  'typescript/no-non-null-assertion': 'f(x!.a)',
  'typescript/consistent-type-imports': "import { A } from 'a'\nf(1 as unknown as A)",
  'import/no-default-export': 'export default f',
  'house/only-the-api-touches-the-bridge': 'f(window.dossier)',
}

/** In JavaScript, where no compiler looks. */
const IN_JAVASCRIPT: Record<string, string> = {
  'constructor-super': 'f(\n  class extends f {\n    constructor() {}\n  },\n)',
  'getter-return': 'f({\n  get a() {},\n})',
  'no-class-assign': 'class A {}\nA = 1',
  'no-const-assign': 'const a = 1\na = 2',
  'no-dupe-class-members': 'f(\n  class {\n    a() {}\n    a() {}\n  },\n)',
  'no-dupe-keys': 'f({ a: 1, a: 2 })',
  'no-func-assign': 'function a() {}\na = 1',
  'no-import-assign': "import a from 'a'\na = 1",
  'no-new-native-nonconstructor': "f(new Symbol('a'))",
  'no-obj-calls': 'f(Math())',
  'no-redeclare': 'var a = 1\nvar a = 2\nf(a)',
  'no-setter-return': 'f({\n  set a(b) {\n    return b\n  },\n})',
  'no-this-before-super':
    'f(\n  class extends f {\n    constructor() {\n      this.a = 1\n      super()\n    }\n  },\n)',
  'no-undef': 'nobody()',
  'no-unreachable': 'f(() => {\n  return 1\n  f()\n})',
  'no-unsafe-negation': 'f(!x in f)',
  'no-unused-vars': 'const a = 1',
}

/** What this project refuses besides, by the place where it does. */
const AT_PLACES: readonly [rule: string, file: string, code: string][] = [
  ['house/no-clock', 'tests/unit/a.test.ts', 'f(performance.now())'],
  ['house/no-clock', 'tests/unit/b.test.ts', 'f(Date.now())'],
  ['house/no-clock', 'tests/unit/c.test.ts', 'f(process.hrtime())'],
  ['house/no-clock', 'tests/unit/d.test.ts', 'f(process.hrtime.bigint())'],
  ['house/says-how-often', 'tests/unit/e.test.ts', 'fc.assert(x)'],
  ['no-restricted-imports', 'tests/unit/f.test.ts', "import { performance } from 'node:perf_hooks'\nf(performance)"],
  ['no-restricted-imports', 'tests/unit/g.test.ts', "import { a } from '../../bench/figures'\nf(a)"],
  ['import/no-default-export', 'tests/unit/h.test.ts', 'export default f'],
  ['house/wait-for-what-happens', 'tests/e2e/a.e2e.ts', 'f(x.waitForTimeout(1))'],
  ['house/wait-for-what-happens', 'tests/support/a.ts', 'f(x.waitForTimeout(1))'],
  ['house/look-up-in-a-page-object', 'tests/e2e/b.e2e.ts', "f(x.getByRole('link'))"],
  ['house/look-up-in-a-page-object', 'tests/e2e/c.e2e.ts', "f(x.$$eval('a'))"],
  ['house/look-up-in-a-page-object', 'tests/e2e/d.e2e.ts', "f(x.filter({ hasText: 'a' }))"],
]

/** What only a script can hold: of a module the parser refuses it, and more that has no rule any longer. */
const IN_SCRIPTS: Record<string, string> = {
  'no-delete-var': 'delete x',
  'no-nonoctal-decimal-escape': "f('\\8')",
  'no-with': 'with (x) f()',
}
const PARSER_REFUSES = { ...IN_SCRIPTS, octal: 'f(017)', 'the same argument twice': 'f(function (a, a) {})' }

const rulesIn = z.object({
  rules: z.record(z.string(), z.unknown()),
  overrides: z.array(z.object({ rules: z.record(z.string(), z.unknown()) })),
})
const found = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })) })

/** Rules that need the types of a whole project: held by `npm run check` on this one. */
const NEED_TYPES = [
  'typescript/no-floating-promises',
  'typescript/no-misused-promises',
  'typescript/switch-exhaustiveness-check',
]

it('every rule refuses what it is there for', async () => {
  const folder = await tempFolder()
  for (const name of ['.oxlintrc.json', 'scripts/linting/house-rules.mjs'])
    await cp(path.join(projectFolder, name), path.join(folder, name), { recursive: true })
  const cases = [
    ...inFiles('src', 'ts', { ...ANYWHERE, ...IN_TYPESCRIPT }),
    ...inFiles('scripts', 'mjs', { ...ANYWHERE, ...IN_JAVASCRIPT }),
    ...inFiles('scripts', 'cjs', IN_SCRIPTS),
    ...AT_PLACES,
  ]
  const unreadable = inFiles('scripts/unreadable', 'mjs', PARSER_REFUSES)
  for (const [, file, code] of [...cases, ...unreadable]) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true })
    const known = file.endsWith('.cjs') ? 'const { f, x } = module' : "import { f, x } from './known'"
    // A mark of the compiler's stands first or not at all.
    await writeFile(path.join(folder, file), code.startsWith('///') ? `${code}\n` : `${known}\n${code}\nf(x)\n`)
  }
  const { stdout } = await promisify(execFile)(process.execPath, [commandOf('oxlint'), '--format=json'], {
    cwd: folder,
    maxBuffer: 20_000_000,
  }).catch((failed: { stdout: string }) => failed)
  const { diagnostics } = found.parse(JSON.parse(stdout))
  const refused = new Set(diagnostics.map(({ code = '', filename }) => `${filename} ${ruleOf(code)}`))
  expect(
    cases.filter(([rule, file]) => !refused.has(`${file} ${rule}`)).map(([rule, file]) => `${file} ${rule}`),
  ).toEqual([])

  const named = new Set(diagnostics.map(({ filename }) => filename))
  expect(unreadable.filter(([, file]) => !named.has(file)).map(([rule]) => rule)).toEqual([])

  const { rules, overrides } = rulesIn.parse(
    JSON.parse(await readFile(path.join(projectFolder, '.oxlintrc.json'), 'utf8')),
  )
  const held = [rules, ...overrides.map((each) => each.rules)].flatMap((each) => Object.keys(each))
  const tried = new Set([...cases.map(([rule]) => rule), ...NEED_TYPES])
  expect(held.filter((rule) => !tried.has(rule))).toEqual([])
})

function inFiles(
  folder: string,
  extension: string,
  codes: Record<string, string>,
): (readonly [string, string, string])[] {
  return Object.entries(codes).map(([rule, code]) => [
    rule,
    `${folder}/${rule.replaceAll(/\W/g, '-')}.${extension}`,
    code,
  ])
}

/** The linter says `eslint(no-var)` of what is set up as `no-var`, and `typescript(ban-ts-comment)` of the others. */
function ruleOf(code: string): string {
  const [, plugin, rule] = /^([\w-]+)\((.+)\)$/.exec(code) ?? []
  return plugin === 'eslint' ? (rule ?? code) : `${plugin}/${rule}`
}
