import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'
import houseRules from './scripts/linting/house-rules.mjs'

// Components, which Oxlint reads only in part. Every other file is held to the same rules, and those that need types, by
// .oxlintrc.json: there they take seconds. Layout is Oxfmt's; who may import whom is held by tests/unit/import-rules.test.ts.
const components = ['**/*.svelte', '**/*.svelte.ts']

export default ts.config(
  { ignores: ['out/', 'node_modules/', 'resources/', 'test-results/', '**/*.{js,mjs,cjs}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: components, extends: [js.configs.recommended, ts.configs.recommended] },
  ...svelte.configs.recommended,
  {
    files: components,
    languageOptions: { parserOptions: { parser: ts.parser } },
    plugins: { house: houseRules },
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
      'house/only-the-api-touches-the-bridge': 'error',
    },
  },
)
