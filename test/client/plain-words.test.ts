import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutLinks } from '../../client/plain-words.ts';

/** What VS Code takes for a link in notifications and input boxes (`linkedText.ts`, 1.103 to 1.139). It runs commands from there. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

const COMMAND = 'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cn%22%7D';

for (const words of [
  `Accepted by the server, for ann@example.org (250 OK [Details](${COMMAND})).`,
  `The template .envelope/templates/[Repair](${COMMAND}).html is not UTF-8.`,
  `Password of [Sign in](${COMMAND} "with a title") at smtp.example.org:587.`,
  '[[x]](https://example.org/) [y](FILE:///etc/passwd)',
]) {
  test(`Quoted words make no link: ${words.slice(0, 40)}`, () => {
    assert.match(words, LINK);
    assert.doesNotMatch(withoutLinks(words), LINK);
  });
}

test('Nothing that can be seen changes', () => {
  const words = `250 OK [Details](${COMMAND}) for [ann] (bob)`;
  assert.equal(withoutLinks(words).replaceAll('\u2060', ''), words);
  assert.equal(withoutLinks('Mail secrets in 3 files: 2.'), 'Mail secrets in 3 files: 2.');
});
