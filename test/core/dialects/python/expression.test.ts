import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readX } from './read-python.ts';
import { showValue } from '../show-value.ts';

/** Source, reading. `X` is what is read. */
const READINGS: readonly (readonly [string, string])[] = [
  ['X = "a"', '"a"'],
  ["X = 'it\\'s'", '"it\'s"'],
  ['X = r"\\d"', '"\\\\d"'],
  ['X = """a"""', '"a"'],
  ['X = "\\x41\\u0042\\N"', '"AB\\\\N"'],
  ['X = "a" \'b\'', '"ab"'],
  ['X = ("a"\n  "b")', '"ab"'],
  ['X = b"a"', 'unknown'],
  ['X = f"{a}"', 'unknown'],
  ['X = "a" + "b"', 'unknown'],
  ['X = "a', 'unknown'],
  ['X = 1_000', '1000'],
  ['X = 0x1F', '31'],
  ['X = -1', '-1'],
  ['X = True', 'true'],
  ['X = None', 'null'],
  ['X = (((587)))', '587'],
  ['import os\nX = os.environ["A"]', '$A'],
  ['import os\nX = os.environ.get("A")', '$A'],
  ['import os\nX = os.environ.get("A", "b")', '$A ?? "b"'],
  ['import os\nX = os.environ.get("A", default="b")', '$A ?? "b"'],
  ['import os\nX = os.environ.get("A", None)', '$A ?? null'],
  ['import os\nX = os.getenv("A", 25)', '$A ?? 25'],
  ['import os\nX = os.getenv("A") or "b"', '$A || "b"'],
  ['import os\nX = os.getenv("A", "") or "b"', '$A || "b"'],
  ['import os\nX = os.getenv("A", "c") or "b"', 'unknown'],
  ['import os\nX = os.getenv("A", os.getenv("B", "c"))', '$A ?? $B ?? "c"'],
  ['import os as o\nX = o.environ["A"]', '$A'],
  ['from os import environ\nX = environ["A"]', '$A'],
  ['from os import environ as e\nX = e.get("A", "b")', '$A ?? "b"'],
  ['from os import getenv\nX = getenv("A")', '$A'],
  ['import os\nenv = os.environ\nX = env["A"]', '$A'],
  ['import os\nget = os.environ.get\nX = get("A", "b")', '$A ?? "b"'],
  ['from dotenv import dotenv_values\nconfig = dotenv_values(".env")\nX = config["A"]', '$A'],
  ['import os\nX = int(os.environ["A"])', 'number($A)'],
  ['import os\nX = str(os.environ["A"])', 'text($A)'],
  ['import os\nX = bool(os.environ.get("A"))', 'truthiness($A)'],
  ['import os\nX = int(os.environ["A"]) + 1', 'unknown'],
  ['import os\nX = int(os.environ[name])', 'unknown'],
  ['import os\nX = os.environ.get(*args)', 'unknown'],
  ['import os\nX = os.environ["A"].strip()', '$A'],
  ['import os\nX = os.environ["A"] == "True"', '$A === "True"'],
  ['import os\nX = os.environ["A"] != "0"', '$A !== "0"'],
  ['import os\nX = os.environ["A"].lower() == "true"', '$A === "true" i'],
  ['import os\nX = os.environ["A"].lower() == "True"', '$A ===  i'],
  ['import os\nX = os.environ["A"].upper() in {"TRUE", "1"}', '$A === "TRUE" | "1" i'],
  ['import os\nX = os.environ["A"].lower().strip() in ["true"]', '$A === "true" i'],
  ['import os\nX = os.environ["A"] not in ("0", "False")', '$A !== "0" | "False"'],
  ['import os\nT = ("1", "y")\nX = os.environ["A"] in T', '$A === "1" | "y"'],
  ['import os\nX = os.environ["A"] in "true"', 'unknown'],
  ['import os\nX = "A" in os.environ', 'unknown'],
  ['import os\nX = os.environ.get("A") is not None', 'unknown'],
  ['import os\nX = not os.environ.get("A")', 'truthiness($A) !== true'],
  ['import os\nX = not (os.environ["A"] == "1")', '$A !== "1"'],
  ['import os\nX = os.environ["A"] and 1', 'unknown'],
  ['from distutils.util import strtobool\nimport os\nX = strtobool(os.environ["A"])', 'boolean[y yes t true on 1]($A)'],
  ['from decouple import config\nX = config("A")', '$A'],
  ['from decouple import config\nX = config("A", default=True)', '$A ?? true'],
  ['from decouple import config\nX = config("A", default=True, cast=bool)', 'boolean[y yes t true on 1]($A ?? true)'],
  ['from decouple import config as c\nX = c("A", "b", int)', 'number($A ?? "b")'],
  ['from decouple import config, Csv\nX = config("A", cast=Csv())', 'unknown'],
  ['from decouple import Config, RepositoryEnv\nconf = Config(RepositoryEnv(".env"))\nX = conf("A")', '$A'],
  ['import environ\nenv = environ.Env()\nX = env("A")', '$A'],
  ['import environ\nenv = environ.Env()\nX = env("A", default=True)', 'boolean[true on ok y yes 1]($A ?? true)'],
  ['import environ\nenv = environ.Env()\nX = env("A", default=25)', 'number($A ?? 25)'],
  ['import environ\nenv = environ.Env()\nX = env.bool("A", True)', 'boolean[true on ok y yes 1]($A ?? true)'],
  ['import environ\nenv = environ.Env()\nX = env.int("A", default=25)', 'number($A ?? 25)'],
  ['import environ\nenv = environ.Env()\nX = env.list("A")', 'unknown'],
  ['import environ\nenv = environ.Env(A=(int, 25))\nX = env("A")', 'number($A ?? 25)'],
  ['import environ\nenv = environ.Env(A=bool)\nX = env("A")', 'boolean[true on ok y yes 1]($A)'],
  ['from environ import Env\ne = Env()\nX = e.str("A")', '$A'],
  ['from .base import env\nX = env("A", default="b")', '$A ?? "b"'],
  ['from .base import *\nX = env("A")', '$A'],
  ['def env(name):\n    return name\nX = env("A")', 'unknown'],
  ['import os\ndef env(k, d=None):\n    return os.environ.get(k, d)\nX = env("A", "b")', '$A ?? "b"'],
  ['import os\ndef env(k, d: str = "") -> str:\n    """Reads."""\n    return os.getenv(k, d)\nX = env("A")', '$A'],
  ['import os\ndef env(k, d=None):\n    return os.environ.get(d, k)\nX = env("A", "b")', 'unknown'],
  ['import os\ndef env(k, d=None):\n    k = k.upper()\n    return os.environ.get(k, d)\nX = env("A", "b")', 'unknown'],
  ['def env_bool(k, d=False):\n    pass\nX = env_bool("A", True)', 'boolean[true 1 yes on t y]($A ?? true)'],
  ['from shop.env import get_bool_from_env\nX = get_bool_from_env("A", False)', 'boolean[true 1 yes on t y]($A ?? false)'],
  ['X = env_int("A", 587)', 'number($A ?? 587)'],
  ['X = env_booleans("A")', 'unknown'],
  ['from environs import Env\nenv = Env()\nX = env("A", default=True)', '$A ?? true'],
  ['from environs import Env\nenv = Env()\nX = env.bool("A")', 'boolean[true t yes y on 1]($A)'],
  ['A = 465\nX = A', '465'],
  ['X = A\nA = 465', 'unknown'],
  ['A = 465\nA = 587\nX = A', 'unknown'],
  ['if b:\n    A = 465\nX = A', 'unknown'],
  ['A = B = "c"\nX = A', '"c"'],
  ['X = 1 if DEBUG else 2', '2'],
  ['X = 1 if not DEBUG else 2', '1'],
  ['X = 1 if b else 2', 'unknown'],
  ['X = settings.A', 'unknown'],
  ['X = lambda: 1', 'unknown'],
];

for (const [source, reading] of READINGS) {
  test(`${source.replaceAll('\n', ' ⏎ ')} reads as ${reading}`, async () => {
    assert.equal(showValue(await readX(source)), reading);
  });
}

test('nesting that is deeper than anybody writes is not followed', async () => {
  assert.equal(showValue(await readX(`X = ${'('.repeat(900)}1${')'.repeat(900)}`)), 'unknown');
  assert.equal(showValue(await readX(`X = ${'not '.repeat(4000)}True`)), 'unknown');
});

test('the inner span of a string is what stands between its quotes', async () => {
  const source = "X = r'''a b'''";
  const value = await readX(source);
  assert.equal(value.kind === 'literal' && source.slice(value.inner.start, value.inner.end), 'a b');
});

test('the name of a reference is spanned without its quotes', async () => {
  const source = 'import os\nX = int(os.environ.get("A", 1))';
  const value = await readX(source);
  assert.equal(value.kind === 'conversion' && value.of.kind === 'reference' && source.slice(value.of.name.start, value.of.name.end), 'A');
});
