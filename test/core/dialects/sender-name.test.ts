import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../../core/dialects/index.ts';
import { applyEdits } from '../../../core/model/edit.ts';
import { openFiles, uriOf } from '../rules/run-files.ts';
import { WRITERS } from '../rules/writers/index.ts';

const WRITTEN = { host: 'smtp.example.org', port: 587, encryption: 'starttls', username: 'ann@example.org' } as const;

/** Where the name is a setting of its own, or no sender can be said. */
const ELSEWHERE = new Set(['compose', 'laravel', 'phpmailer', 'spring']);

for (const { id } of dialects.filter(dialect => !ELSEWHERE.has(dialect.id))) {
  test(`${id}: a new sender keeps a name that has to stand in quotes`, async () => {
    const write = WRITERS[id];
    assert.ok(write);
    const files = write({ ...WRITTEN, from: '"Berger, Ann" <ann@example.org>' }).map(file => ({
      ...file,
      marks: [],
      tracking: 'ignored' as const,
    }));
    const service = await openFiles(files);
    const mailer = service.project.mailers().find(({ dialect }) => dialect === id);
    assert.equal(mailer?.senderName?.value, 'Berger, Ann');
    const planned = service.plan([{ set: 'from', to: 'shop@example.org' }], mailer);
    const changed = files.map(file => {
      const edits = planned?.files.find(({ uri }) => uri === uriOf(file.name))?.edits ?? [];
      return { ...file, text: applyEdits(file.text, edits) };
    });
    const after = (await openFiles(changed)).project.mailers().find(({ dialect }) => dialect === id);
    assert.deepEqual([after?.from?.value, after?.senderName?.value], ['shop@example.org', 'Berger, Ann']);
    assert.ok(
      changed.some(({ text }) => /\\?"Berger, Ann\\?" <shop@/.test(text)),
      changed.map(({ text }) => text).join('\n'),
    );
  });
}
