/** A list that is written out because no bundler and no reader should have to search a folder for it. */
export interface Collection {
  /** The constant that holds the list. */
  readonly name: string;
  /** What it holds, in a sentence. */
  readonly comment: string;
  readonly type: { readonly name: string; readonly path: string };
  readonly folder: string;
  readonly index: string;
  /** Paths below `folder` that can hold a member. */
  readonly path: RegExp;
  /** Finds a member's name in its file. */
  readonly member: RegExp;
}

export const rules: Collection = {
  name: 'rules',
  comment: 'Every rule, by id.',
  type: { name: 'Rule', path: 'rule.ts' },
  folder: 'core/rules',
  index: 'core/rules/index.ts',
  path: /^[^/]+\/[^/]+\.ts$/,
  member: /^export const (\w+) = define(?:Text)?Rule\(/gm,
};

export const providers: Collection = {
  name: 'providers',
  comment: 'Every provider that ships with Envelope, by id.',
  type: { name: 'Provider', path: 'provider.ts' },
  folder: 'core/providers',
  index: 'core/providers/index.ts',
  path: /^data\/[^/]+\.ts$/,
  member: /^export const (\w+): Provider =/gm,
};

export const dialects: Collection = {
  name: 'dialects',
  comment: 'Every way of writing mail settings down that Envelope reads, by id.',
  type: { name: 'Dialect', path: 'dialect.ts' },
  folder: 'core/dialects',
  index: 'core/dialects/index.ts',
  path: /^(?:[^/]+|[^/]+\/index)\.ts$/,
  member: /^export const (\w+): Dialect =/gm,
};

export const snippets: Collection = {
  name: 'snippets',
  comment: 'Every framework that Envelope writes a configuration for, by id.',
  type: { name: 'Snippet', path: 'snippet.ts' },
  folder: 'core/snippets',
  index: 'core/snippets/index.ts',
  path: /^[^/]+\.ts$/,
  member: /^export const (\w+): Snippet =/gm,
};
