import { answerFrom } from '../host/name-server.ts';
import { pageStory } from '../host/story.ts';

/** A shop that sends through SendGrid and has not finished: two SPF records, no DMARC. */
const ZONE = {
  'MX shop.example': ['10 mx.shop.example'],
  'A mx.shop.example': ['192.0.2.25'],
  'TXT shop.example': ['v=spf1 include:_spf.google.com ~all', 'v=spf1 mx -all'],
  'TXT s1._domainkey.shop.example': ['v=DKIM1; k=rsa; p='],
  'TXT _smtp._tls.shop.example': ['v=TLSRPTv1; rua=mailto:tls@shop.example'],
} as const;

const files = {
  'settings.py': "EMAIL_HOST = 'smtp.sendgrid.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nDEFAULT_FROM_EMAIL = 'orders@shop.example'\n",
};

for (const look of ['dark', 'light', 'narrow'] as const) {
  const theme = look === 'dark' ? 'dark' : 'light';
  pageStory(`The records of a sender’s domain are judged for the provider that sends (${look})`, { theme, files }, async story => {
    await answerFrom(story.extensionHost, ZONE);
    await story.editor.open('settings.py');
    if (look === 'narrow') await story.page.setViewportSize({ width: 760, height: 800 });
    await story.user.runFromPalette('Envelope: Check Mail Domain');
    // The sender of the settings is there already.
    await story.user.answer('orders@shop.example');
    const report = story.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe[title]');
    await report.locator('h1', { hasText: 'Mail records of shop.example' }).waitFor();
    await report.locator('.verdict', { hasText: 'Judged for mail through' }).waitFor();
    await report.locator('section.error', { hasText: 'SPF' }).first().waitFor();
    await report.locator('tr', { hasText: 'TLS-RPT' }).waitFor();
    await story.screenshot(`domain-${look}`);
  });
}
