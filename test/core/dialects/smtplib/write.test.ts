import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smtplib } from '../../../../core/dialects/smtplib/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { change } from '../reading.ts';

const implicit: Change = { set: 'encryption', to: 'implicit' };
const starttls: Change = { set: 'encryption', to: 'starttls' };
const none: Change = { set: 'encryption', to: 'none' };
const verified: Change = { set: 'certificate', to: 'verified' };

interface Case {
  readonly title: string;
  readonly before: string;
  readonly wish: readonly Change[];
  readonly after: string | undefined;
}

const CASES: readonly Case[] = [
  {
    title: 'implicit TLS takes the other class, with a context that verifies and its import',
    before: 'import smtplib\n\nserver = smtplib.SMTP(host, 465)\nserver.login(user, password)\n',
    wish: [implicit],
    after:
      'import smtplib\nimport ssl\n\nserver = smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())\nserver.login(user, password)\n',
  },
  {
    title: 'implicit TLS leaves no starttls() behind, and keeps its context',
    before:
      'import smtplib, ssl\n\ncontext = ssl.create_default_context(cafile="own.pem")\nwith smtplib.SMTP("smtp.example.org", 465) as s:\n    s.ehlo()\n    s.starttls(context=context)\n    s.login(user, password)\n',
    wish: [implicit],
    after:
      'import smtplib, ssl\n\ncontext = ssl.create_default_context(cafile="own.pem")\nwith smtplib.SMTP_SSL("smtp.example.org", 465, context=context) as s:\n    s.ehlo()\n    s.login(user, password)\n',
  },
  {
    title: 'a context that is made too late is not used before',
    before:
      'import smtplib\nimport ssl\n\ns = smtplib.SMTP("smtp.example.org", 465)\ncontext = ssl.create_default_context()\ns.starttls(context=context)\n',
    wish: [implicit],
    after:
      'import smtplib\nimport ssl\n\ns = smtplib.SMTP_SSL("smtp.example.org", 465, context=ssl.create_default_context())\ncontext = ssl.create_default_context()\n',
  },
  {
    title: 'a body that held starttls() alone passes',
    before: 'import smtplib\nimport ssl\nwith smtplib.SMTP("smtp.example.org", 465) as s:\n    s.starttls()\n',
    wish: [implicit],
    after:
      'import smtplib\nimport ssl\nwith smtplib.SMTP_SSL("smtp.example.org", 465, context=ssl.create_default_context()) as s:\n    pass\n',
  },
  {
    title: 'an imported class is renamed where it is imported',
    before: 'import ssl\nfrom smtplib import SMTP\n\nwith SMTP("smtp.example.org", 465) as s:\n    s.login(user, password)\n',
    wish: [implicit],
    after:
      'import ssl\nfrom smtplib import SMTP_SSL\n\nwith SMTP_SSL("smtp.example.org", 465, context=ssl.create_default_context()) as s:\n    s.login(user, password)\n',
  },
  {
    title: 'an imported class that has other uses stays beside the new one',
    before: 'import ssl\nfrom smtplib import SMTP\n\na = SMTP("a.example.org", 465)\nb = SMTP("b.example.org", 587)\n',
    wish: [implicit],
    after:
      'import ssl\nfrom smtplib import SMTP, SMTP_SSL\n\na = SMTP_SSL("a.example.org", 465, context=ssl.create_default_context())\nb = SMTP("b.example.org", 587)\n',
  },
  {
    title: 'a class under another name is left alone',
    before: 'from smtplib import SMTP as Client\n\nClient("smtp.example.org", 465)\n',
    wish: [implicit],
    after: undefined,
  },
  {
    title: 'STARTTLS comes before the login',
    before: 'import smtplib\nimport ssl\n\nserver = smtplib.SMTP("smtp.example.org", 587)\nserver.ehlo()\nserver.login(user, password)\n',
    wish: [starttls],
    after:
      'import smtplib\nimport ssl\n\nserver = smtplib.SMTP("smtp.example.org", 587)\nserver.ehlo()\nserver.starttls(context=ssl.create_default_context())\nserver.login(user, password)\n',
  },
  {
    title: 'STARTTLS comes before the branch that logs in',
    before:
      'import smtplib\nimport ssl\n\nwith smtplib.SMTP("smtp.example.org", 587) as s:\n    if user:\n        s.login(user, password)\n    s.send_message(message)\n',
    wish: [starttls],
    after:
      'import smtplib\nimport ssl\n\nwith smtplib.SMTP("smtp.example.org", 587) as s:\n    s.starttls(context=ssl.create_default_context())\n    if user:\n        s.login(user, password)\n    s.send_message(message)\n',
  },
  {
    title: 'STARTTLS follows connect(), wherever that is',
    before:
      'import smtplib\nimport ssl\n\ns = smtplib.SMTP()\ntry:\n    s.connect("smtp.example.org", 587)\n    s.login(user, password)\nfinally:\n    s.quit()\n',
    wish: [starttls],
    after:
      'import smtplib\nimport ssl\n\ns = smtplib.SMTP()\ntry:\n    s.connect("smtp.example.org", 587)\n    s.starttls(context=ssl.create_default_context())\n    s.login(user, password)\nfinally:\n    s.quit()\n',
  },
  {
    title: 'STARTTLS takes the context of the class that began with TLS',
    before:
      'import smtplib\nimport ssl\ncontext = ssl.create_default_context()\nwith smtplib.SMTP_SSL("smtp.example.org", 587, context=context) as s:\n    s.login(user, password)\n',
    wish: [starttls],
    after:
      'import smtplib\nimport ssl\ncontext = ssl.create_default_context()\nwith smtplib.SMTP("smtp.example.org", 587) as s:\n    s.starttls(context=context)\n    s.login(user, password)\n',
  },
  {
    title: 'STARTTLS after the login moves in front of it',
    before:
      'import smtplib\nserver = smtplib.SMTP("smtp.example.org", 587)\nserver.login(user, password)\nserver.starttls()\nserver.send_message(message)\n',
    wish: [starttls],
    after:
      'import smtplib\nserver = smtplib.SMTP("smtp.example.org", 587)\nserver.starttls()\nserver.login(user, password)\nserver.send_message(message)\n',
  },
  {
    title: 'a connection without a name has nowhere to call starttls()',
    before: 'import smtplib\nsmtplib.SMTP("smtp.example.org", 587).sendmail(a, b, c)\n',
    wish: [starttls],
    after: undefined,
  },
  {
    title: 'a body in the line of its head takes no new line',
    before: 'import smtplib\nwith smtplib.SMTP("smtp.example.org", 587) as s: s.login(user, password)\n',
    wish: [starttls],
    after: undefined,
  },
  {
    title: 'starttls() on top of implicit TLS goes',
    before: 'import smtplib\ns = smtplib.SMTP_SSL("smtp.example.org", 465)\ns.starttls()\ns.login(user, password)\n',
    wish: [implicit],
    after: 'import smtplib\ns = smtplib.SMTP_SSL("smtp.example.org", 465)\ns.login(user, password)\n',
  },
  {
    title: 'clear text takes away class, context and call',
    before: 'import smtplib\nimport ssl\ns = smtplib.SMTP_SSL("localhost", 1025, context=ssl.create_default_context(), timeout=5)\n',
    wish: [none],
    after: 'import smtplib\nimport ssl\ns = smtplib.SMTP("localhost", 1025, timeout=5)\n',
  },
  {
    title: 'a class that a flag chooses is not changed',
    before: 'import smtplib\nif ssl:\n    s = smtplib.SMTP_SSL(host, port)\nelse:\n    s = smtplib.SMTP(host, port)\n',
    wish: [implicit],
    after: undefined,
  },
  {
    title: 'a verified certificate takes a context, and its import',
    before: 'import smtplib\n\ns = smtplib.SMTP("smtp.example.org", 587)\ns.starttls()\n',
    wish: [verified],
    after: 'import smtplib\nimport ssl\n\ns = smtplib.SMTP("smtp.example.org", 587)\ns.starttls(context=ssl.create_default_context())\n',
  },
  {
    title: 'a list in lines takes the context in a line of its own',
    before: 'import smtplib\nimport ssl\n\ns = smtplib.SMTP_SSL(\n    "smtp.example.org",\n    465,\n)\n',
    wish: [verified],
    after:
      'import smtplib\nimport ssl\n\ns = smtplib.SMTP_SSL(\n    "smtp.example.org",\n    465,\n    context=ssl.create_default_context(),\n)\n',
  },
  {
    title: 'an unverified context is made anew',
    before:
      'import smtplib\nimport ssl\ncontext = ssl._create_unverified_context()\ns = smtplib.SMTP_SSL("smtp.example.org", context=context)\n',
    wish: [verified],
    after:
      'import smtplib\nimport ssl\ncontext = ssl.create_default_context()\ns = smtplib.SMTP_SSL("smtp.example.org", context=context)\n',
  },
  {
    title: 'what weakens a context goes',
    before:
      'import smtplib\nimport ssl\ncontext = ssl.create_default_context()\ncontext.check_hostname = False\ncontext.verify_mode = ssl.CERT_NONE\ns = smtplib.SMTP_SSL("smtp.example.org", context=context)\n',
    wish: [verified],
    after:
      'import smtplib\nimport ssl\ncontext = ssl.create_default_context()\ns = smtplib.SMTP_SSL("smtp.example.org", context=context)\n',
  },
  {
    title: 'a port follows the host',
    before: 'import smtplib\ns = smtplib.SMTP("smtp.example.org")\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'import smtplib\ns = smtplib.SMTP("smtp.example.org", 587)\n',
  },
  {
    title: 'a port follows the host by name where others have names',
    before: 'import smtplib\ns = smtplib.SMTP(host="smtp.example.org", timeout=5)\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'import smtplib\ns = smtplib.SMTP(host="smtp.example.org", timeout=5, port=587)\n',
  },
  {
    title: 'a port inside of the host is changed there',
    before: "import smtplib\ns = smtplib.SMTP('smtp.example.org:25')\n",
    wish: [{ set: 'port', to: 587 }],
    after: "import smtplib\ns = smtplib.SMTP('smtp.example.org:587')\n",
  },
  {
    title: 'a port in a constant is changed there',
    before: 'import smtplib\nPORT = 465\n\ndef send():\n    s = smtplib.SMTP("smtp.example.org", PORT)\n',
    wish: [{ set: 'port', to: 587 }],
    after: 'import smtplib\nPORT = 587\n\ndef send():\n    s = smtplib.SMTP("smtp.example.org", PORT)\n',
  },
  {
    title: 'a password in a local variable moves into the environment there',
    before:
      'import smtplib\n\ndef send():\n    password = "correct-horse-42"\n    s = smtplib.SMTP("smtp.example.org", 587)\n    s.login("ann", password)\n',
    wish: [{ move: 'password', to: 'SMTP_PASSWORD' }],
    after:
      'import os\nimport smtplib\n\ndef send():\n    password = os.environ["SMTP_PASSWORD"]\n    s = smtplib.SMTP("smtp.example.org", 587)\n    s.login("ann", password)\n',
  },
  {
    title: 'opportunistic TLS is not written',
    before: 'import smtplib\ns = smtplib.SMTP("a")\n',
    wish: [{ set: 'encryption', to: 'opportunistic' }],
    after: undefined,
  },
];

for (const { title, before, wish, after } of CASES) {
  test(title, async () => {
    assert.equal(await change(smtplib, { path: 'mail.py', text: before }, wish), after);
  });
}
