import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSpf, readSpf } from '../../../core/domain/spf.ts';
import { countLookups, gatherSpf, walkSpf } from '../../../core/domain/spf-tree.ts';
import { mergeRecords, withInclude } from '../../../core/domain/assess/spf.ts';
import { DEADLINE, fastest } from '../../support/fastest.ts';
import { readZone, type Zone } from './zone.ts';

test('an SPF record begins with its version and a space, or is nothing but the version', () => {
  assert.deepEqual(['v=spf1', 'V=SPF1 -all', 'v=spf10 -all', ' v=spf1', 'v=spf1\t-all'].map(isSpf), [true, true, false, false, false]);
});

test('every term has its place in the record', () => {
  const text = 'v=spf1  ip4:192.0.2.0/24 include:_spf.example.net ~all';
  assert.deepEqual(
    readSpf(text).terms.map(({ span }) => text.slice(span.start, span.end)),
    ['ip4:192.0.2.0/24', 'include:_spf.example.net', '~all'],
  );
});

test('a and mx take a domain, a number of bits for IPv4 and one for IPv6', () => {
  const { terms, faults } = readSpf('v=spf1 a a:mail.example.org mx/24 a:mail.example.org/24//64 mx//64 -all');
  assert.deepEqual(faults, []);
  assert.deepEqual(
    terms.map(term => (term.kind === 'directive' ? [term.mechanism, term.target, term.prefix4, term.prefix6] : [])),
    [
      ['a', undefined, undefined, undefined],
      ['a', 'mail.example.org', undefined, undefined],
      ['mx', undefined, 24, undefined],
      ['a', 'mail.example.org', 24, 64],
      ['mx', undefined, undefined, 64],
      ['all', undefined, undefined, undefined],
    ],
  );
});

for (const [term, flaw] of [
  ['inlcude:example.org', 'unknown-mechanism'],
  ['include:', 'bad-domain'],
  ['include', 'bad-domain'],
  ['include:localhost', 'bad-domain'],
  ['ip4:192.0.2.300', 'bad-network'],
  ['ip4:192.0.2.1/33', 'bad-prefix'],
  ['ip4:192.0.2.1/024', 'bad-prefix'],
  ['ip6:192.0.2.1', 'bad-network'],
  ['ip6:2001:db8::/129', 'bad-prefix'],
  ['all:example.org', 'unexpected-value'],
  ['a:example.org/33', 'bad-prefix'],
  ['exists:%{x}.example.org', 'bad-domain'],
  ['redirect=', 'bad-domain'],
  ['192.0.2.1', 'not-a-term'],
] as const) {
  test(`${term} makes the record an error: ${flaw}`, () => {
    assert.deepEqual(
      readSpf(`v=spf1 ${term} -all`).faults.map(fault => [fault.flaw, fault.text]),
      [[flaw, term]],
    );
  });
}

test('a second redirect is one too many, an unknown modifier is nobody’s business', () => {
  const { faults } = readSpf('v=spf1 redirect=a.example redirect=b.example moo=x moo=y');
  assert.deepEqual(
    faults.map(({ flaw, text }) => [flaw, text]),
    [['repeated-modifier', 'redirect=b.example']],
  );
});

test('any text is read without a throw, and every span lies inside it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map(text => `v=spf1 ${text}`),
      ),
      text => {
        const { terms, faults } = readSpf(text);
        for (const { span } of [...terms, ...faults]) assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
      },
    ),
  );
});

test('a megabyte of the worst records is read in linear time', () => {
  for (const part of ['a:%{', '/1', '//', 'ip4:', 'a/1//1 ', 'x=', '%{d}', 'include:a.', ' ']) {
    const text = `v=spf1 ${part.repeat(1_000_000 / part.length)}`;
    const ms = fastest(() => readSpf(text));
    assert.ok(ms < DEADLINE, `${JSON.stringify(part)} took ${ms} ms`);
  }
});

const WIDE: Zone = {
  'example.org': {
    TXT: ['v=spf1 a mx include:one.example include:two.example exists:%{i}.list.example -all include:never.example'],
    A: ['192.0.2.1'],
    MX: ['10 mx.example.org'],
  },
  'one.example': { TXT: ['v=spf1 include:deep.example ip4:192.0.2.0/24 ~all'] },
  'deep.example': { TXT: ['v=spf1 a:gone.example ?all'] },
  'two.example': { TXT: ['v=spf1 redirect=three.example'] },
  'three.example': { TXT: ['unrelated', 'v=spf1 ip4:198.51.100.7 -all'] },
};

test('the look-ups of all records are counted together, those after all are not', () => {
  // a, mx, one, deep, a:gone, two, redirect, exists
  assert.equal(countLookups(readZone(gatherSpf('example.org'), WIDE)), 8);
});

test('a term that leads to nothing is told as void, a target with a macro is not asked for', () => {
  const root = readZone(gatherSpf('example.org'), WIDE);
  const lookups = [...walkSpf(root)].flatMap(node => node.lookups);
  assert.deepEqual(
    lookups.filter(({ isVoid }) => isVoid).map(({ term }) => term.text),
    ['a:gone.example'],
  );
  assert.equal(lookups.find(({ term }) => term.text.startsWith('exists'))?.domain, undefined);
});

test('a circle of includes ends', () => {
  const zone: Zone = {
    'a.example': { TXT: ['v=spf1 include:b.example -all'] },
    'b.example': { TXT: ['v=spf1 include:a.example -all'] },
  };
  const states = [...walkSpf(readZone(gatherSpf('a.example'), zone))].map(({ state }) => state);
  assert.deepEqual(states, ['found', 'found', 'loop']);
});

test('a tree that widens for ever is asked for only so far', () => {
  const wide = Array.from({ length: 30 }, (_, index) => `include:s${index}.example`).join(' ');
  let asked = 0;
  const reading = gatherSpf('example.org');
  let step = reading.next([]);
  while (step.done !== true) {
    asked += step.value.length;
    step = reading.next(
      step.value.map(({ name }) => ({ state: 'found', records: [`v=spf1 ${wide.replaceAll('.example', `.${name}`)} -all`] })),
    );
  }
  assert.ok(asked <= 60, `${asked} questions`);
});

test('an include is added in front of what decides about everybody else', () => {
  assert.equal(withInclude('v=spf1 mx -all', '_spf.example.net'), 'v=spf1 mx include:_spf.example.net -all');
  assert.equal(withInclude('v=spf1 redirect=x.example', '_spf.example.net'), 'v=spf1 include:_spf.example.net redirect=x.example');
  assert.equal(withInclude('v=spf1 mx', '_spf.example.net'), 'v=spf1 mx include:_spf.example.net ~all');
  assert.equal(withInclude(undefined, '_spf.example.net'), 'v=spf1 include:_spf.example.net ~all');
});

test('several records become one with every term once', () => {
  assert.equal(
    mergeRecords(['v=spf1 mx include:a.example ~all', 'v=spf1 mx include:b.example -all']),
    'v=spf1 mx include:a.example include:b.example -all',
  );
});
