import type { MessageContent, TemplateValues } from './content.ts';
import { escapeHtml } from '../escape-html.ts';

/** Templates that need no file. `plain` is the one that is sent when nobody chooses. */
export const BUILT_IN_TEMPLATES = ['plain', 'html', 'attachment', 'utf8'] as const;
export type BuiltInTemplate = (typeof BUILT_IN_TEMPLATES)[number];

/** The test message in words. */
export function composeBuiltIn(template: BuiltInTemplate, values: TemplateValues): MessageContent {
  const plain = { subject: `Test Email from ${values.application}`, text: writeText(values), attachments: [] };
  switch (template) {
    case 'plain':
      return plain;
    case 'html':
      return { ...plain, html: writeHtml(values) };
    case 'attachment':
      return { ...plain, attachments: [{ name: 'envelope-test.csv', type: 'text/csv', content: writeTable(values) }] };
    case 'utf8':
      return {
        subject: `Test Email from ${values.application}: ${SCRIPTS.map(([, words]) => words).join(' · ')}`,
        text: `${SCRIPTS.map(([script, words]) => `${script}: ${words}`).join('\n')}\n\n${plain.text}`,
        attachments: [],
        senderName: `${values.application} · Zoë Grün`,
        recipientName: 'Καλή Δοκιμή',
      };
    default:
      return template satisfies never;
  }
}

/** Scripts that go wrong in different ways: beyond Latin-1, right to left, wide, and beyond the Basic Multilingual Plane. */
const SCRIPTS = [
  ['Latin', 'Grüße aus Łódź'],
  ['Greek', 'δοκιμή'],
  ['Hebrew', 'בדיקה'],
  ['Japanese', 'テスト'],
  ['Emoji', '✉️ 🦊'],
] as const;

function describeWay({ host, port, encryption, sent }: TemplateValues): readonly (readonly [name: string, value: string])[] {
  const lines = [
    ['Host', host],
    ['Port', port],
    ['Encryption', encryption],
    ['Sent', sent],
  ] as const;
  return lines.filter(([, value]) => value !== '');
}

function writeText(values: TemplateValues): string {
  return [
    `This is a test message for the mail configuration of ${values.application}.`,
    'That it arrived means that the configuration works.',
    '',
    ...describeWay(values).map(([name, value]) => `${`${name}:`.padEnd(12)}${value}`),
    '',
    'It was sent by Envelope on request. Do not reply to this message.',
    '',
  ].join('\n');
}

/** Nothing in it is loaded from elsewhere, so that it looks the same where pictures are blocked. */
function writeHtml(values: TemplateValues): string {
  const rows = describeWay(values).map(([name, value]) => `<tr><th align="left">${name}</th><td>${escapeHtml(value)}</td></tr>`);
  return [
    '<!DOCTYPE html>',
    `<html lang="en"><head><meta charset="utf-8"><title>Test Email from ${escapeHtml(values.application)}</title></head>`,
    '<body style="font-family: sans-serif">',
    `<p>This is a test message for the mail configuration of <strong>${escapeHtml(values.application)}</strong>.</p>`,
    '<p>That it arrived means that the configuration works.</p>',
    `<table cellpadding="4">${rows.join('')}</table>`,
    '<p>It was sent by Envelope on request. Do not reply to this message.</p>',
    '</body></html>',
    '',
  ].join('\n');
}

/** RFC 4180: quoted fields, lines that end in CRLF. */
function writeTable(values: TemplateValues): string {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [['Name', 'Value'], ['Application', values.application], ...describeWay(values)];
  return rows.map(row => `${row.map(quote).join(',')}\r\n`).join('');
}
