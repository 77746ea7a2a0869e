import { builtinModules } from 'node:module';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import js from '@eslint/js';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import {
  doors,
  impureGlobals,
  officeDoor,
  officeRemedy,
  pureDynamicImportRemedy,
  pureFiles,
  pureImportRemedy,
  pureNowRemedy,
  pureRandomRemedy,
  remedyOf,
  storeys,
} from './test/architecture/src/rules.ts';

// Without a project graph the rule of the storeys skips itself with a mere warning. Nx hands its tasks a fresh one; who
// starts ESLint by hand or from an editor gets one here. No daemon: nothing may stay running behind a check.
process.env.NX_DAEMON ??= 'false';
if (!process.env.NX_TASK_TARGET_PROJECT) await createProjectGraphAsync({ exitOnError: false });

const source = ['{apps,libs,test}/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/coverage/**', '.nx/**', 'data/**', 'tmp/**'] },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: source })),
  {
    files: source,
    rules: {
      // tsc knows every name already, types included.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Decorators turn the type of a constructor's parameter into a value: importing it as a type would break Nest.
    files: ['apps/api/**/*.ts'],
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
  },
  whoMayImportWhom(),
  ...officesByTheirEvents(),
  ...doors.map(oneDoor),
  ...pureCore(),
);

/** The storeys of the house. */
function whoMayImportWhom() {
  return {
    files: source,
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: storeys.map(({ tag, mayImport }) => ({
            sourceTag: tag,
            onlyDependOnLibsWithTags: [...mayImport],
          })),
        },
      ],
    },
  };
}

/**
 * ESLint lets the last block that sets a rule win, so one `no-restricted-imports` cannot carry several tables. Each table
 * therefore has the rule under a name of its own, which also tells the reader of a finding what it is about.
 */
function restrictedImports(plugin, name, options, { files = source, ignores = [] }) {
  return {
    files,
    ignores,
    plugins: { [plugin]: { rules: { [name]: tseslint.plugin.rules['no-restricted-imports'] } } },
    rules: { [`${plugin}/${name}`]: ['error', options] },
  };
}

/** One door for each foreign thing, whatever of it is imported, types too. */
function oneDoor(door) {
  const message = remedyOf(door);
  return restrictedImports(
    `one-door-${door.id}`,
    'no-other',
    {
      paths: door.packages.map((name) => ({ name, message })),
      patterns: [{ group: door.packages.map((name) => `${name}/*`), message }],
    },
    { ignores: ['test/**', ...door.rooms.flatMap((room) => [`${room}/**`, `${room}.ts`])] },
  );
}

/** An office lib sees the events of another, and nothing else of it. */
function officesByTheirEvents() {
  const offices = readdirSync('libs')
    .filter((folder) => existsSync(`libs/${folder}/package.json`))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(`libs/${folder}/package.json`, 'utf8')) }))
    .filter(({ manifest }) => manifest.nx?.tags?.includes('layer:office'));
  return offices.map(({ folder, manifest: { name } }) =>
    restrictedImports(
      `office-${folder}`,
      'only-events',
      {
        paths: [{ name, message: officeRemedy(name) }],
        patterns: [{ group: [`${name}/*`, `!${name}/${officeDoor}`], message: officeRemedy(name) }],
      },
      {
        files: offices.filter((other) => other.folder !== folder).map((other) => `libs/${other.folder}/**/*.ts`),
      },
    ),
  );
}

/** The same input gives the same answer for ever. */
function pureCore() {
  return [
    restrictedImports(
      'pure-core',
      'no-node',
      {
        paths: builtinModules.map((name) => ({ name, message: pureImportRemedy })),
        patterns: [{ group: ['node:*'], message: pureImportRemedy }],
      },
      pureFiles,
    ),
    {
      ...pureFiles,
      rules: {
        'no-restricted-globals': [
          'error',
          ...Object.entries(impureGlobals).map(([name, message]) => ({ name, message })),
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Math', property: 'random', message: pureRandomRemedy },
          { object: 'Temporal', property: 'Now', message: pureNowRemedy },
        ],
        'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: pureDynamicImportRemedy }],
      },
    },
  ];
}
