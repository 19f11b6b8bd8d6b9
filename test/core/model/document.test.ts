import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNameOf } from '../../../core/model/document.ts';
import { createLanguageService } from '../../../core/service.ts';

test('a file is called as people write it', () => {
  assert.equal(fileNameOf('file:///shop/.env'), '.env');
  assert.equal(fileNameOf('file:///shop/caf%C3%A9%20prod.env'), 'café prod.env');
  assert.equal(fileNameOf('file:///shop/100%.env'), '100%.env');
});

test('a finding and its fix call the file by that name', async () => {
  const uri = 'file:///shop/my%20shop.env';
  const service = createLanguageService({ tracking: () => 'untracked' });
  await service.open({
    uri,
    path: '/shop/my shop.env',
    text: 'SMTP_HOST=smtp.example.org\nSMTP_PORT=587\nSMTP_PASSWORD=kq7vT2mXb9LrW4nZ\n',
  });
  const finding = service.check(uri).find(({ rule }) => rule === 'secret/not-ignored');
  assert.equal(finding?.message.args['file'], 'my shop.env');
  const [fix] = service.fixes(uri, finding.at.span).filter(({ ignore }) => ignore.length > 0);
  assert.deepEqual(fix?.titles, [{ text: 'Add {file} to .gitignore', args: { file: 'my shop.env' } }]);
});
