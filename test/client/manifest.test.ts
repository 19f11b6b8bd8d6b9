import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameInManifest } from '../../client/manifest.ts';

test('A package.json names the project', () => {
  assert.equal(nameInManifest('package.json', '{ "name": "shop" }'), 'shop');
});

test('A pyproject.toml names it in its project table, not in another', () => {
  assert.equal(nameInManifest('pyproject.toml', '[build-system]\nname = "x"\n[project] # ours\nname = "shop"\n'), 'shop');
});

test('A Poetry project is named too', () => {
  assert.equal(nameInManifest('pyproject.toml', "[tool.poetry]\nname = 'shop'\n"), 'shop');
});

for (const text of ['', '{', '[]', 'null', '{"name": 7}', '{"name": " "}']) {
  test(`A manifest without a name has none: ${text}`, () => assert.equal(nameInManifest('package.json', text), undefined));
}
