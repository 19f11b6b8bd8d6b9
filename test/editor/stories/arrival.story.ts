import { pageStory } from '../host/story.ts';

const SOURCE = `Received: by mx.google.com with SMTP id 1; Fri, 20 Nov 2026 02:09:12 -0800 (PST)
Received: from o1.sendgrid.example (o1.sendgrid.example. [192.0.2.7]) by mx.google.com with ESMTPS id 2; Fri, 20 Nov 2026 02:09:11 -0800 (PST)
Authentication-Results: mx.google.com; dkim=pass header.i=@sendgrid.example header.s=s1; spf=pass smtp.mailfrom=bounces@sendgrid.example; dmarc=fail (p=REJECT) header.from=shop.example
DKIM-Signature: v=1; a=rsa-sha256; d=sendgrid.example; s=s1; b=x
Received: from app by o1.sendgrid.example with ESMTPSA id 3; Fri, 20 Nov 2026 10:02:05 +0000
From: Shop <orders@shop.example>
Subject: <b>Your order</b>
Date: Fri, 20 Nov 2026 10:02:04 +0000
Message-ID: <1@shop.example>

Thank you.
`;

pageStory('The source of a received message says why it failed', { files: { 'received.eml': SOURCE } }, async story => {
  await story.editor.open('received.eml');
  await story.user.runFromPalette('Envelope: Analyze Received Message');
  const report = story.page.frameLocator('iframe.webview.ready').frameLocator('iframe[title]');
  await report.locator('section.error', { hasText: 'DMARC fails: nothing that passed speaks for shop.example' }).waitFor();
  await report.locator('section.info', { hasText: 'Gmail shows "via sendgrid.example"' }).waitFor();
  await report.locator('td', { hasText: '<b>Your order</b>' }).waitFor();
  await story.screenshot('arrival');
});
