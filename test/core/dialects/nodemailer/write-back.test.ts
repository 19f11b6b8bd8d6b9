import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { CorpusFile } from './golden.ts';
import { corpus, FIELDS, mailersOf, parseCorpus } from './golden.ts';

/** The field that a change is about, what it should be afterwards, and the fields that may follow it. */
interface Wish {
  readonly change: Change;
  readonly field: (typeof FIELDS)[number];
  readonly value: string | number;
  readonly follow: readonly string[];
}

const WISHES: readonly Wish[] = [
  ...(['implicit', 'starttls', 'opportunistic', 'none'] as const).map((to): Wish => ({
    change: { set: 'encryption', to },
    field: 'encryption',
    value: to,
    follow: ['port'],
  })),
  { change: { set: 'port', to: 2525 }, field: 'port', value: 2525, follow: ['encryption', 'invalidPort'] },
  { change: { set: 'host', to: 'mail.example.com' }, field: 'host', value: 'mail.example.com', follow: [] },
  { change: { set: 'username', to: "o'neil@example.com" }, field: 'username', value: "o'neil@example.com", follow: ['password'] },
  { change: { set: 'from', to: 'ann@example.com' }, field: 'from', value: 'ann@example.com', follow: [] },
  { change: { set: 'certificate', to: 'verified' }, field: 'certificate', value: 'verified', follow: [] },
];

/** What is seen of a mailer, without the places, which an edit moves. */
function fieldsOf(mailer: Mailer, except: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = FIELDS.filter(name => !except.includes(name)).map(name => {
    const value = mailer[name]?.value;
    return [name, typeof value === 'object' ? value.reveal() : value] as const;
  });
  return Object.fromEntries(fields);
}

async function writeWish(file: CorpusFile, index: number, change: Change): Promise<CorpusFile | undefined> {
  const mailer = (await mailersOf(file))[index];
  const planned = mailer && nodemailer.plan(change, mailer);
  const edits = mailer && planned && nodemailer.write(planned, mailer, await parseCorpus(file));
  return edits && { ...file, text: applyEdits(file.text, edits) };
}

for (const file of corpus()) {
  test(`what is written into ${file.path} reads as it was wished, and changes nothing else`, async () => {
    const mailers = await mailersOf(file);
    for (const [index, before] of mailers.entries()) {
      for (const { change, field, value, follow } of WISHES) {
        const written = await writeWish(file, index, change);
        if (written === undefined) continue;
        const after = await mailersOf(written);
        const about = `${JSON.stringify(change)} in ${before.draft.label}:\n${written.text}`;
        assert.equal(after.length, mailers.length, about);
        const mailer = after[index];
        assert.ok(mailer, about);
        assert.equal(mailer[field]?.value, value, about);
        assert.deepEqual(fieldsOf(mailer, [field, ...follow]), fieldsOf(before, [field, ...follow]), about);
      }
    }
  });

  test(`what is written into ${file.path} twice is written once`, async () => {
    const mailers = await mailersOf(file);
    for (const index of mailers.keys()) {
      for (const { change } of WISHES) {
        const once = await writeWish(file, index, change);
        const twice = once && (await writeWish(once, index, change));
        if (once !== undefined && twice !== undefined) assert.equal(twice.text, once.text, JSON.stringify(change));
      }
    }
  });
}

test('most wishes can be written into the corpus', async () => {
  let wished = 0;
  let written = 0;
  for (const file of corpus()) {
    for (const [index, { transport, draft }] of (await mailersOf(file)).entries()) {
      if (transport.value !== 'smtp' || draft.incomplete) continue;
      for (const { change } of WISHES) {
        if ('set' in change && change.set === 'certificate') continue;
        wished++;
        if ((await writeWish(file, index, change)) !== undefined) written++;
      }
    }
  }
  assert.ok(written / wished > 0.75, `${String(written)} of ${String(wished)}`);
});
