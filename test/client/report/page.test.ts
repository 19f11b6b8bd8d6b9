import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReport, type Report } from '../../../client/report/page.ts';

const EVIL = `"><img src=https://evil.example/x onerror=alert(1)><script>alert(1)</script>&'`;

function reportOf(change: Partial<Report>): Report {
  return {
    title: 'Mail records',
    verdict: '',
    findings: [],
    tables: [],
    severities: { error: 'Error', warning: 'Warning', info: 'Information', hint: 'Hint' },
    source: 'Source',
    language: 'en',
    ...change,
  };
}

test('what a record or a message holds is text, wherever it stands', () => {
  const page = renderReport(
    reportOf({
      title: EVIL,
      verdict: EVIL,
      findings: [{ severity: 'error', cause: EVIL, remedy: EVIL, source: EVIL }],
      tables: [{ heading: EVIL, rows: [[EVIL, EVIL, EVIL]] }],
      language: EVIL,
    }),
  );
  assert.doesNotMatch(page, /<img|<script|onerror=alert\(1\)>/);
});

test('the page may load and run nothing', () => {
  assert.match(renderReport(reportOf({})), /content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/);
});

test('only an https address becomes a link', () => {
  const finding = { severity: 'info', cause: 'c', remedy: 'r' } as const;
  const page = (source: string) => renderReport(reportOf({ findings: [{ ...finding, source }] }));
  assert.ok(
    page('https://www.rfc-editor.org/rfc/rfc7208#section-5.1').includes('<a href="https://www.rfc-editor.org/rfc/rfc7208#section-5.1"'),
  );
  for (const source of ['javascript:alert(1)', 'http://example.org', 'command:envelope.showLog', 'general knowledge']) {
    assert.ok(!page(source).includes('<a '), source);
  }
});

test('a table without rows is left out', () => {
  assert.ok(!renderReport(reportOf({ tables: [{ heading: 'Way', rows: [] }] })).includes('<table'));
});
