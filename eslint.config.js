import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const rooms = ['core', 'workspace', 'mail', 'protocol', 'server', 'client', 'cli', 'scripts', 'test'];

/**
 * What a room may import: itself, the rooms named, the packages that match. Everything else is refused,
 * so that the map in ARCHITECTURE.md cannot drift from the code.
 */
function layer(files, { may = [], packages = [], never = [], ...rest }) {
  const own = rooms.find(room => files[0].startsWith(`${room}/`));
  const closed = rooms.filter(room => room !== own && !may.includes(room)).join('|');
  const open = ['\\.', ...packages].join('|');
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^(?!${open})`, message: `Not a package that ${files[0]} may import.` },
            {
              regex: `^(?:\\.\\./)+(?:${closed})/`,
              message: 'Imports run one way: core <- workspace, mail, protocol <- server, client, cli.',
            },
            ...never,
          ],
        },
      ],
    },
    ...rest,
  };
}

const node = 'node:';
const sockets = {
  regex: '^node:(net|tls|dgram|dns|http|https|http2)(/|$)',
  message: 'The server opens no socket: mail/ does, from the client.',
};

const shape = [
  { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No module-level mutable state.' },
  { selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]', message: 'No module-level mutable state.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
];
const notifications = [
  {
    selector: 'MemberExpression[property.name=/^show(?:Information|Warning|Error)Message$/]',
    message: 'client/notify.ts shows notifications, without the links that quoted words could make.',
  },
  {
    selector: 'MemberExpression[object.name="ProgressLocation"][property.name="Notification"]',
    message: 'client/notify.ts shows progress.',
  },
];
const clock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'core has no clock: take the time as an argument.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'core has no clock: take the time as an argument.' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'core is deterministic.' },
];

export default defineConfig(
  globalIgnores([
    'dist/',
    '.cache/',
    '.vscode-test/',
    '.pictures/',
    'examples/',
    'test/**/corpus/',
    'test/**/fixtures/',
    'test/**/golden/',
    'test/**/workspaces/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'max-params': ['error', 3],
      'no-restricted-syntax': ['error', ...shape],
    },
  },
  { files: ['{core,workspace,mail,protocol,server,client}/**/*.ts'], rules: { 'no-console': 'error' } },
  { files: ['core/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...shape, ...clock] } },
  { files: ['client/**/*.ts'], ignores: ['client/notify.ts'], rules: { 'no-restricted-syntax': ['error', ...shape, ...notifications] } },
  // Node's test runner takes a reporter's default export.
  { files: ['scripts/test/*reporter.ts'], rules: { 'no-restricted-syntax': ['error', ...shape.slice(0, 2)] } },
  {
    // What a secret or a finding looks like when it is printed is among the things that tests ask.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', setInterval: 'readonly' } } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { process: 'readonly', require: 'readonly', exports: 'writable' } },
  },

  layer(['core/**/*.ts'], {}),
  layer(['core/text/**/*.ts'], { packages: ['@lezer/', 'jsonc-parser$'] }),
  layer(['core/rules/**/*.ts'], { never: [{ regex: '/dialects/', message: 'Dialects and rules never meet.' }] }),
  layer(['core/dialects/**/*.ts'], { never: [{ regex: '/rules/', message: 'Dialects and rules never meet.' }] }),
  layer(['workspace/**/*.ts'], { may: ['core'], packages: [node, 'vscode-uri$'] }),
  layer(['mail/**/*.ts'], {
    may: ['core'],
    packages: [node, 'nodemailer', 'aws4fetch$', 'smtp-server(?:/lib/smtp-connection\\.js)?$', 'postal-mime$', 'selfsigned$'],
  }),
  layer(['protocol/**/*.ts'], { may: ['core'] }),
  layer(['server/**/*.ts'], {
    may: ['core', 'workspace', 'protocol'],
    packages: [node, 'vscode-languageserver', 'vscode-uri$'],
    never: [sockets],
  }),
  layer(['client/**/*.ts'], {
    may: ['core', 'mail', 'protocol'],
    packages: [node, 'vscode$', 'vscode-languageclient', 'vscode-uri$'],
    ignores: ['client/panel/**'],
  }),
  layer(['client/panel/**/*.ts'], { may: ['core', 'protocol'], packages: ['lit(/|$)', '@vscode-elements/'] }),
  layer(['cli/**/*.ts'], { may: ['core', 'workspace', 'mail'], packages: [node, 'vscode-languageserver-textdocument$'] }),
  layer(['scripts/**/*.ts'], { may: ['core'], packages: [node, 'esbuild$', 'prettier$', '@vscode/', 'playwright-core$'] }),
);
