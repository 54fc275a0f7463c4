import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'

// Few rules, each for a mistake that the compiler lets through. Those that need types (a promise nobody waits for is an error nobody
// hears of) are in .oxlintrc.json: there they take seconds. Layout is Oxfmt's; who may import whom is held by
// tests/unit/import-rules.test.ts.
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has another name in every file that imports it.',
}
const onlyTheApiTouchesTheBridge = {
  selector: "MemberExpression[object.name='window'][property.name='dossier']",
  message: 'Only src-renderer/lib/api.ts touches the bridge.',
}

const lookUpInAPageObject = [
  'MemberExpression[property.name=/^(getBy[A-Z][A-Za-z]*|locator|frameLocator|contentFrame|querySelector(All)?|getElementsBy[A-Z][A-Za-z]*|getElementById|waitForSelector|dispatchEvent|\\$\\$?|\\$\\$?eval)$/]',
  "CallExpression[callee.property.name='filter'][arguments.0.type='ObjectExpression']",
].map((selector) => ({
  selector,
  message: 'A journey says what a person does and sees: look elements up in a page object under tests/e2e/pages/.',
}))
const waitForWhatHappens = {
  selector: "CallExpression[callee.property.name='waitForTimeout']",
  message: 'Wait for what happens: a fixed time is too long on one machine and too short on another.',
}

/** On a busy machine everything is slow: a unit test that measures time fails for nothing. */
const noClock = [
  {
    selector:
      "CallExpression[callee.object.name='performance'][callee.property.name=/^(now|mark|measure)$/], CallExpression[callee.object.name='Date'][callee.property.name='now'], CallExpression[callee.object.name='process'][callee.property.name='hrtime'], CallExpression[callee.object.object.name='process'][callee.object.property.name='hrtime']",
    message:
      'A unit test reads no clock. What is timed stands in tests/bench; how work grows is held by tests/unit/growth.',
  },
]
const saysHowOften = {
  selector: "CallExpression[callee.object.name='fc'][callee.property.name='assert'][arguments.length<2]",
  message: 'Say how often a property is tried: numRuns: runs(100), from tests/support/runs.',
}

export default ts.config(
  { ignores: ['out/', 'node_modules/', 'resources/', 'test-results/', 'tests/fixtures/'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.recommended],
    rules: {
      // TypeScript knows every name there is.
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      // Written as escapes, marks and joiners in a class are meant one by one.
      'no-misleading-character-class': ['error', { allowEscape: true }],
      'no-restricted-syntax': ['error', noDefaultExport, onlyTheApiTouchesTheBridge],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['tests/unit/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...noClock, saysHowOften],
      'no-restricted-imports': ['error', { patterns: ['**/bench/figures', 'node:perf_hooks'] }],
    },
  },
  {
    files: ['src-renderer/lib/api.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['tests/e2e/**/*.ts', 'tests/support/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, waitForWhatHappens] },
  },
  {
    files: ['tests/e2e/*.e2e.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, waitForWhatHappens, ...lookUpInAPageObject] },
  },
  {
    files: ['scripts/**/*.{mjs,cjs}', 'tests/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'require', 'URL'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }], eqeqeq: 'error' },
  },
  {
    // Tools that ask for a default export, and libraries that have one.
    files: ['**/*.config.{js,ts}', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
