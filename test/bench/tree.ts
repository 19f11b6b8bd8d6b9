import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyFormats } from '../../core/secrets/formats.ts';
import { exampleOf } from '../core/providers/example-of.ts';

export const TREE_FILES = 20_000;
/** Every so many files one has mail settings: 5 %. */
const CANDIDATE_EVERY = 20;
/** Every so many files with mail settings one spells a secret out. */
const SECRET_EVERY = 10;
const FILES_PER_FOLDER = 50;
/** Folders are in eight parts, so that a quarter of the tree is two of them. */
const PARTS = 8;

/** A repository of ordinary files between 1 and 14 KB, the same on every machine. Returns how many spell a secret out. */
export async function makeTree(root: string): Promise<number> {
  let secrets = 0;
  for (let position = 0; position < TREE_FILES; position++) {
    const folder = Math.floor(position / FILES_PER_FOLDER);
    const isCandidate = position % CANDIDATE_EVERY === 0;
    const hasSecret = isCandidate && (position / CANDIDATE_EVERY) % SECRET_EVERY === 0;
    if (hasSecret) secrets++;
    const { name, text } = isCandidate ? mailFile(position, hasSecret) : ordinaryFile(position);
    const path = join(root, `part${folder % PARTS}`, `folder${folder}`, name);
    if (position % FILES_PER_FOLDER === 0) await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  execFileSync('git', ['init', '-q', root]);
  execFileSync('git', ['-C', root, '-c', 'core.autocrlf=false', 'add', '-A']);
  return secrets;
}

interface TreeFile {
  readonly name: string;
  readonly text: string;
}

const ORDINARY: readonly { readonly ending: string; readonly line: (position: number) => string }[] = [
  {
    ending: 'ts',
    line: position => `export const step${position} = (input: Order): number => input.total * ${position} + shipping(input.country);`,
  },
  {
    ending: 'js',
    line: position => `  if (state.items[${position}].isOpen()) await store.dispatch(closeItem({ id: ${position}, reason: 'timeout' }));`,
  },
  {
    ending: 'py',
    line: position => `    total_${position} = sum(row.amount for row in rows if row.kind == "order" and row.year > ${position})`,
  },
  {
    ending: 'json',
    line: position => `  { "id": ${position}, "name": "Item ${position}", "tags": ["red", "green"], "price": ${position}.99 },`,
  },
  {
    ending: 'md',
    line: position => `The ${position}th step asks for the name of the customer, and checks whether the e-mail address is known.`,
  },
  {
    ending: 'css',
    line: position => `.card-${position} > .title { margin: ${position}px auto; color: var(--text-${position}); display: grid; }`,
  },
  { ending: 'yaml', line: position => `  - name: task ${position}\n    image: registry.example.com/tool:${position}.2` },
  {
    ending: 'html',
    line: position => `  <li class="item"><a href="/items/${position}?sort=name">Item ${position}</a> <em>from ${position} €</em></li>`,
  },
  {
    ending: 'go',
    line: position => `\tif err := writer.Write(row[${position}]); err != nil { return fmt.Errorf("row ${position}: %w", err) }`,
  },
  { ending: 'java', line: position => `        builder.add(new Field("field${position}", Type.STRING, ${position}, Optional.empty()));` },
];

function ordinaryFile(position: number): TreeFile {
  const { ending, line } = ORDINARY[position % ORDINARY.length] ?? { ending: 'txt', line: String };
  const lines = 12 + ((position * 7919) % 120);
  return { name: `file${position}.${ending}`, text: Array.from({ length: lines }, (_, number) => `${line(number)}\n`).join('') };
}

/** Built at run time, so that this file holds no key. */
function keyFor(position: number): string {
  return exampleOf(keyFormats[position % keyFormats.length]?.shape ?? { exact: '' });
}

function mailFile(position: number, hasSecret: boolean): TreeFile {
  const variant = (position / CANDIDATE_EVERY) % 3;
  const filler = Array.from({ length: 40 }, (_, number) => number);
  if (variant === 0) {
    const password = hasSecret ? keyFor(position) : 'your-password';
    const lines = ['SMTP_HOST=smtp.sendgrid.net', 'SMTP_PORT=587', 'SMTP_USER=apikey', `SMTP_PASSWORD=${password}`];
    return { name: `.env.service${position}`, text: [...filler.map(number => `FEATURE_${number}=on`), ...lines, ''].join('\n') };
  }
  if (variant === 1) {
    const password = hasSecret ? `'${keyFor(position)}'` : "os.environ['EMAIL_HOST_PASSWORD']";
    const lines = [
      'import os',
      "EMAIL_HOST = 'smtp.sendgrid.net'",
      'EMAIL_PORT = 587',
      'EMAIL_USE_TLS = True',
      `EMAIL_HOST_PASSWORD = ${password}`,
    ];
    return {
      name: `settings${position}.py`,
      text: [...lines, ...filler.map(number => `OPTION_${number} = ["a", "b", ${number}]`), ''].join('\n'),
    };
  }
  const password = hasSecret ? `'${keyFor(position)}'` : 'process.env.SMTP_PASSWORD';
  const lines = [
    "import nodemailer from 'nodemailer';",
    `export const transport = nodemailer.createTransport({ host: 'smtp.sendgrid.net', port: 465, secure: true, auth: { user: 'apikey', pass: ${password} } });`,
  ];
  return {
    name: `mailer${position}.ts`,
    text: [...lines, ...filler.map(number => `export const limit${number} = ${number};`), ''].join('\n'),
  };
}
