import nx from '@nx/eslint-plugin'
import tseslint from 'typescript-eslint'

/** Which tag may import which: design, "Shape". The arrows api → server → db, crypto, formats; web → client, formats; cli → client, formats, sync. */
const depConstraints = [
  { sourceTag: 'contract', onlyDependOnLibsWithTags: ['contract'] },
  { sourceTag: 'pure', onlyDependOnLibsWithTags: ['pure', 'contract'] },
  { sourceTag: 'lib:formats', onlyDependOnLibsWithTags: ['contract'] },
  { sourceTag: 'server', onlyDependOnLibsWithTags: ['server', 'lib:formats', 'contract', 'testing'] },
  { sourceTag: 'client', onlyDependOnLibsWithTags: ['client', 'server-types', 'contract'] },
  { sourceTag: 'testing', onlyDependOnLibsWithTags: ['contract', 'server'] },
  { sourceTag: 'app:api', onlyDependOnLibsWithTags: ['server', 'contract', 'testing'] },
  { sourceTag: 'app:web', onlyDependOnLibsWithTags: ['client', 'lib:formats', 'contract'] },
  { sourceTag: 'app:cli', onlyDependOnLibsWithTags: ['client', 'pure', 'contract'] },
  { sourceTag: 'app:e2e', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'app:bench', onlyDependOnLibsWithTags: ['*'] },
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '**/.nx/**', 'data/**', '**/test-results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allowCircularSelfDependency: false, allow: [], depConstraints },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'off',
      eqeqeq: ['error', 'always'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['apps/web/src/query.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@tanstack/solid-query',
          importNames: ['useQuery', 'useInfiniteQuery', 'useQueries'],
          message: 'Take them from src/query.ts: these take the whole page out of the document whenever they ask again.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='isSuccess']",
          message: 'Ask whether there is data: what was shown stays while it cannot be asked for again, and then this is false.',
        },
      ],
    },
  },
)
