import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderTitle } from '../../../core/model/describe-change.ts';
import { applyEdits } from '../../../core/model/edit.ts';
import { rules } from '../../../core/rules/index.ts';
import type { LanguageService, OfferedFix } from '../../../core/service.ts';
import type { Example, Golden, PageFile } from './page.ts';
import { readPage } from './page.ts';
import { describe, describeFindings, openFiles, secretsOf, uriOf } from './run-files.ts';

const root = join(import.meta.dirname, '../../..');

for (const rule of rules) {
  const page = `core/rules/${rule.id}.md`;
  const examples = readPage(readFileSync(join(root, page), 'utf8'));

  test(`${page} shows its rule, its fixes and where it keeps silent`, () => {
    const isMarked = ({ files }: Example): boolean => files.some(({ marks }) => marks.some(mark => mark.rule === rule.id));
    assert.ok(examples.some(isMarked), `No carets with ${rule.id} stand below any example.`);
    assert.ok(
      examples.some(({ silent }) => silent),
      'No example stands below "Silent:".',
    );
  });

  for (const example of examples) {
    // Nothing below changes what is opened; a fix is tried on files of its own.
    const opened = once(() => openFiles(example.files));
    test(`${page}:${example.line} ${example.heading}: finds what is marked and nothing else`, async () => {
      const marked = example.files.some(({ marks }) => marks.length > 0);
      assert.notEqual(marked, example.silent, 'An example carries marks, or stands below "Silent:".');
      const service = await opened();
      assert.deepEqual(describeFindings(service, example.files), expectedOf(example.files));
    });

    test(`${page}:${example.line} ${example.heading}: shows no secret`, async () => {
      const service = await opened();
      for (const finding of example.files.flatMap(({ name }) => service.check(uriOf(name)))) {
        const said = JSON.stringify([finding.message, finding.related, finding.fixes]);
        for (const secret of secretsOf(finding)) assert.ok(secret === '' || !said.includes(secret), said);
      }
    });

    test(`${page}:${example.line} ${example.heading}: every fix mends what it is offered for and breaks nothing`, async () => {
      const service = await opened();
      const before = describeFindings(service, example.files);
      for (const offer of offersFor(service, example.files)) {
        const fixed = applyOffer(offer, example.files);
        const after = describeFindings(await openFiles(fixed), fixed);
        assert.equal(countOf(after, offer.finding.rule), countOf(before, offer.finding.rule) - 1, titleOf(offer));
        for (const { id } of rules) assert.ok(countOf(after.filter(isLoud), id) <= countOf(before, id), `${titleOf(offer)} brings ${id}.`);
      }
    });

    for (const golden of example.goldens) {
      test(`${page}:${golden.line} ${example.heading}: ${golden.title}`, async () => {
        await assertFix(rule.id, example, golden);
      });
    }
  }
}

test('every page belongs to a rule', () => {
  const pages = globSync('core/rules/*/*.md', { cwd: root }).map(path => path.replaceAll('\\', '/'));
  assert.deepEqual(pages.sort(), rules.map(({ id }) => `core/rules/${id}.md`).sort());
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function expectedOf(files: readonly PageFile[]): string[] {
  return files
    .flatMap(({ name, text, marks }) => {
      const lines = text.split('\n');
      return marks.map(({ rule, severity, line, start, end }) => {
        const usual = rules.find(({ id }) => id === rule)?.severity ?? 'unknown';
        const marked = lines[line]?.slice(start, end) ?? '';
        return describe({ name, line: line + 1, column: start + 1, rule: `${rule} ${severity ?? usual}`, marked });
      });
    })
    .sort();
}

/** Applies the fix of that title to the example: the files are then what the page shows, and hold only what is still marked there. */
async function assertFix(rule: string, example: Example, golden: Golden): Promise<void> {
  const service = await openFiles(example.files);
  const offers = offersFor(service, example.files).filter(({ finding }) => finding.rule === rule);
  const offer = offers.find(each => titleOf(each) === golden.title);
  assert.ok(offer, `Offered: ${offers.map(titleOf).join('; ') || 'nothing'}.`);

  const fixed = applyOffer(offer, example.files);
  const wanted = new Map(golden.files.map(({ name, text }) => [name, text]));
  for (const { name, text } of fixed) {
    const before = example.files.find(file => file.name === name)?.text;
    assert.equal(text, wanted.get(name) ?? before, name);
    wanted.delete(name);
  }
  assert.deepEqual([...wanted.keys()], [], 'files that the fix leaves alone');

  const marked = fixed.map(file => ({ ...file, marks: golden.files.find(({ name }) => name === file.name)?.marks ?? [] }));
  assert.deepEqual(describeFindings(await openFiles(marked), marked), expectedOf(marked), 'after the fix');
}

function offersFor(service: LanguageService, files: readonly PageFile[]): OfferedFix[] {
  return files.flatMap(({ name, text }) => service.fixes(uriOf(name), { start: 0, end: text.length }));
}

function countOf(findings: readonly string[], rule: string): number {
  return findings.filter(finding => finding.includes(` ${rule} `)).length;
}

function applyOffer({ edits, ignore }: OfferedFix, files: readonly PageFile[]): PageFile[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  for (const file of edits) {
    const name = file.uri.replace(uriOf(''), '');
    texts.set(name, applyEdits(texts.get(name) ?? '', file.edits));
  }
  // Who owns the disk adds the line; here it is enough that the right file is named.
  for (const uri of ignore) texts.set('.gitignore', `${texts.get('.gitignore') ?? ''}${uri.replace(uriOf(''), '')}\n`);
  return [...texts].map(([name, text]) => {
    const before = files.find(file => file.name === name);
    const isIgnored = ignore.includes(uriOf(name));
    return { name, text, marks: [], tracking: isIgnored ? 'ignored' : (before?.tracking ?? 'unknown') };
  });
}

/** A fix may bring a remark: no setting of Flask-Mail verifies the certificate of the TLS that it was told to use. */
function isLoud(finding: string): boolean {
  return !/ (?:info|hint) at /.test(finding);
}

function titleOf({ titles }: OfferedFix): string {
  return renderTitle(titles);
}
