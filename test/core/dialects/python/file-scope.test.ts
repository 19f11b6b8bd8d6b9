import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from '../../../../core/dialects/python/arguments.ts';
import { readExpression } from '../../../../core/dialects/python/expression.ts';
import { readFileScope } from '../../../../core/dialects/python/file-scope.ts';
import { parsePython } from './read-python.ts';
import { showValue } from '../show-value.ts';

/** What the arguments of each `show(…)` are known to be, in the order of the text. */
async function shown(text: string): Promise<readonly string[]> {
  const { tree } = await parsePython(text);
  const values: string[] = [];
  if (tree === undefined) return values;
  const scope = readFileScope(tree.topNode, text);
  tree.topNode.cursor().iterate(({ name, node, from }) => {
    if (name !== 'CallExpression' || !text.startsWith('show(', from)) return;
    values.push(...readArguments(node, text).positional.map(argument => showValue(readExpression(argument, scope))));
  });
  return values;
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a constant of the module is known in a function, wherever it stands', 'def f():\n    show(A, B)\nA = 1\nB = A\n', ['1', '1']],
  ['a local constant hides that of the module', 'A = 1\ndef f():\n    A = 2\n    show(A)\nshow(A)\n', ['2', '1']],
  ['a local name is unknown before it is assigned', 'A = 1\ndef f():\n    show(A)\n    A = 2\n', ['unknown']],
  [
    'what a caller passes in is unknown, even with a default',
    'A = 1\ndef f(A, b=2, *c, **d):\n    show(A, b, c, d)\n',
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ],
  ['a parameter that is given another value stays unknown', 'def f(a=None):\n    if a is None:\n        a = 2\n    show(a)\n', ['unknown']],
  ['an inner function knows the names around it', 'def f(a):\n    b = 2\n    def g():\n        show(a, b)\n', ['unknown', '2']],
  [
    'a name of a loop, a with or an except is unknown',
    'a = b = c = 1\ndef f():\n    for a in x:\n        with y as b:\n            show(a, b)\n    try:\n        pass\n    except E as c:\n        show(c)\n',
    ['unknown', 'unknown', 'unknown'],
  ],
  [
    'what a loop of the module runs over stays what it is',
    'A = 1\nfor i, (j, k) in A:\n    show(A, i, j, k)\n',
    ['1', 'unknown', 'unknown', 'unknown'],
  ],
  ['a global is left to whoever assigns it', 'A = 1\ndef f():\n    global A\n    show(A)\n', ['unknown']],
  ['a name of a branch is known inside of it', 'if __name__ == "__main__":\n    a = 1\n    show(a)\nshow(a)\n', ['1', 'unknown']],
  ['a name of two branches is unknown', 'def f(x):\n    if x:\n        a = 1\n    else:\n        a = 2\n    show(a)\n', ['unknown']],
  ['with only surrounds', 'def f():\n    with x as y:\n        a = 1\n        show(a)\n    show(a)\n', ['1', '1']],
  [
    'a member that a class assigns once is known in its methods',
    'import os\nclass C:\n    b = 2\n    def __init__(self, d):\n        self.a = os.environ["A"]\n        self.d = d\n    def f(self):\n        show(self.a, self.b, self.d)\n',
    ['$A', '2', 'unknown'],
  ],
  [
    'a member that is assigned twice is unknown',
    'class C:\n    def f(self):\n        self.a = 1\n    def g(self):\n        self.a = 2\n        show(self.a)\n',
    ['unknown'],
  ],
  [
    'what __init__ is passed is not taken from the module',
    'host = "module"\nclass C:\n    def __init__(self, host):\n        self.host = host\n    def f(self):\n        show(self.host)\n',
    ['unknown'],
  ],
  [
    'a class without a base is a place for constants',
    'class Config:\n    A = 1\nclass Other(Base):\n    A = 2\nshow(Config.A, Other.A)\n',
    ['1', 'unknown'],
  ],
];

for (const [title, text, expected] of CASES) {
  test(title, async () => {
    assert.deepEqual(await shown(text), expected);
  });
}
