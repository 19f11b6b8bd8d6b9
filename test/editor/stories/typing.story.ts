import assert from 'node:assert/strict';
import { pageStory, story } from '../host/story.ts';

pageStory(
  'A squiggle appears on the exact range while typing, and goes after the quick fix',
  {
    files: {
      'mailer.js': "const { createTransport } = require('nodemailer');\n\ncreateTransport({ host: 'smtp.example.org', port: 465, });\n",
    },
  },
  async ({ editor, page, screenshot }) => {
    await editor.placeCursorAfter({ file: 'mailer.js', text: 'port: 465, ' });
    await page.keyboard.type('secure: false');
    await editor.waitForFindings('mailer.js', [{ rule: 'connection/implicit-tls-port', text: 'secure: false' }]);
    await page.locator('.squiggly-error').first().waitFor();
    await screenshot('typing');

    await editor.applyQuickFix({ file: 'mailer.js', text: 'secure: false' }, 'Use implicit TLS');
    await editor.waitForFindings('mailer.js', []);
    assert.match(await editor.text('mailer.js'), /port: 465, secure: true/);
  },
);

story(
  'A port in .env and a flag in settings.py are one mailer',
  {
    files: {
      '.env': 'EMAIL_PORT=465\n',
      'settings.py': [
        'import os',
        '',
        "EMAIL_HOST = 'smtp.example.org'",
        "EMAIL_PORT = int(os.environ['EMAIL_PORT'])",
        'EMAIL_USE_TLS = True',
        '',
      ].join('\n'),
    },
  },
  async ({ editor }) => {
    await editor.open('settings.py');
    await editor.waitForFindings('settings.py', [{ rule: 'connection/implicit-tls-port', text: 'EMAIL_USE_TLS = True' }]);
    await editor.select({ file: '.env', text: '465' });
    await editor.type('587');
    await editor.waitForFindings('settings.py', []);
  },
);

story(
  'The text of an environment variable is not a boolean, and the fix makes it one',
  {
    files: {
      '.env': 'SMTP_SECURE=false\n',
      'package.json': '{ "dependencies": { "dotenv": "17.0.0", "nodemailer": "10.6.0" } }\n',
      'mailer.js':
        "require('dotenv').config();\nconst nodemailer = require('nodemailer');\n\nnodemailer.createTransport({ host: 'smtp.example.org', port: 587, secure: process.env.SMTP_SECURE });\n",
    },
  },
  async ({ editor }) => {
    await editor.open('mailer.js');
    await editor.waitForFindings('mailer.js', [{ rule: 'environment/string-as-boolean', text: 'secure: process.env.SMTP_SECURE' }]);
    await editor.applyQuickFix({ file: 'mailer.js', text: 'secure: process.env' }, 'Read secure as a boolean');
    await editor.waitForFindings('mailer.js', []);
    assert.match(await editor.text('mailer.js'), /secure: process\.env\.SMTP_SECURE === 'true'/);
  },
);
