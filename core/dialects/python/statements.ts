import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

/**
 * Whether a branch runs for real: `development` where its test asks for DEBUG or a test run, `production` where it is what remains
 * once those are false, `open` where only the running program knows.
 */
export type Certainty = 'development' | 'production' | 'open';

/** One arm of an `if`, a `try`, a `match` or a loop. Arms of the same branch exclude each other. */
export interface Arm {
  /** Offset of the branching statement. */
  readonly branch: number;
  readonly index: number;
  readonly certainty: Certainty;
  /** What runs in it. */
  readonly body: Span;
  /** What an `if` asks, where this arm has a test. */
  readonly test?: SyntaxNode;
}

/** A statement of the module's own level, and the arms in which it stands, outermost first. */
export interface PlacedStatement {
  readonly node: SyntaxNode;
  readonly arms: readonly Arm[];
}

/** Deeper nesting is nobody's settings file. */
const DEEPEST = 20;

/**
 * The statements that run when the module is imported, in the order of the text. Bodies of functions and classes are left out, and
 * those of `with`, which can change what names mean (`with env.prefixed("MAIL_"):`).
 */
export function moduleStatements(root: SyntaxNode, text: string): readonly PlacedStatement[] {
  const placed: PlacedStatement[] = [];
  collect(root, [], { text, placed });
  return placed;
}

/** The same for the body of a function, where `with` mostly opens something. */
export function functionStatements(body: SyntaxNode, text: string): readonly PlacedStatement[] {
  const placed: PlacedStatement[] = [];
  collect(body, [], { text, placed, entersWith: true });
  return placed;
}

interface Collection {
  readonly text: string;
  readonly entersWith?: true;
  readonly placed: PlacedStatement[];
}

function collect(body: SyntaxNode, arms: readonly Arm[], collection: Collection): void {
  if (arms.length > DEEPEST) return;
  for (const node of childrenOf(body)) {
    switch (node.name) {
      case 'StatementGroup':
        collect(node, arms, collection);
        break;
      case 'IfStatement':
        collectIf(node, arms, collection);
        break;
      case 'MatchStatement':
        collectClauses(node, arms, collection);
        break;
      case 'WithStatement':
        collection.placed.push({ node, arms });
        if (collection.entersWith) for (const body of node.getChildren('Body')) collect(body, arms, collection);
        break;
      case 'TryStatement':
      case 'ForStatement':
      case 'WhileStatement':
        collection.placed.push({ node, arms });
        collectBodies(node, arms, collection);
        break;
      default:
        collection.placed.push({ node, arms });
    }
  }
}

function collectIf(node: SyntaxNode, arms: readonly Arm[], collection: Collection): void {
  let reached: 'surely' | 'perhaps' | 'never' = 'surely';
  let test: SyntaxNode | undefined;
  let index = 0;
  for (const child of childrenOf(node)) {
    if (child.name !== 'Body') {
      if (!WORDS.has(child.name)) test = child;
      continue;
    }
    const asked: TestMeaning = test === undefined ? 'rest' : meaningOf(test, collection.text);
    const certainty: Certainty =
      reached === 'never' || asked === 'development' ? 'development' : reached === 'surely' && asked !== 'open' ? 'production' : 'open';
    collect(child, [...arms, { branch: node.from, index, certainty, body: spanOf(child), ...(test && { test }) }], collection);
    if (asked === 'production') reached = 'never';
    else if (asked === 'open' && reached === 'surely') reached = 'perhaps';
    test = undefined;
    index += 1;
  }
}

const WORDS: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'Comment']);

/** Only the running program knows which of these bodies runs. `else` belongs to the arm of `try`; `finally` always runs. */
function collectBodies(node: SyntaxNode, arms: readonly Arm[], collection: Collection): void {
  let word = '';
  let index = 0;
  for (const child of childrenOf(node)) {
    if (child.name !== 'Body') {
      if (TRY_WORDS.has(child.name)) word = child.name;
      continue;
    }
    const arm: Arm = { branch: node.from, index: word === 'else' ? 0 : index++, certainty: 'open', body: spanOf(child) };
    collect(child, word === 'finally' ? arms : [...arms, arm], collection);
  }
}

const TRY_WORDS: ReadonlySet<string> = new Set(['except', 'else', 'finally']);

function collectClauses(node: SyntaxNode, arms: readonly Arm[], collection: Collection): void {
  const clauses = node.getChild('MatchBody')?.getChildren('MatchClause') ?? [];
  for (const [index, clause] of clauses.entries()) {
    const body = clause.getChild('Body');
    if (body !== null) collect(body, [...arms, { branch: node.from, index, certainty: 'open', body: spanOf(body) }], collection);
  }
}

function spanOf({ from, to }: SyntaxNode): Span {
  return { start: from, end: to };
}

type TestMeaning = 'development' | 'production' | 'open' | 'rest';

const DEVELOPMENT_NAMES: ReadonlySet<string> = new Set(['DEBUG', 'TESTING']);

/** Whether a test asks for DEBUG or a test run: `DEBUG`, `not settings.DEBUG`, `"test" in sys.argv`. */
export function meaningOf(test: SyntaxNode, text: string): 'development' | 'production' | 'open' {
  const children = childrenOf(test);
  switch (test.name) {
    case 'ParenthesizedExpression':
      return children[1] === undefined ? 'open' : meaningOf(children[1], text);
    case 'VariableName':
      return DEVELOPMENT_NAMES.has(textOf(test, text)) ? 'development' : 'open';
    case 'MemberExpression':
      return DEVELOPMENT_NAMES.has(text.slice(test.lastChild?.from ?? test.to, test.to)) ? 'development' : 'open';
    case 'UnaryExpression': {
      if (children[0]?.name !== 'not' || children[1] === undefined) return 'open';
      const asked = meaningOf(children[1], text);
      return asked === 'development' ? 'production' : asked === 'production' ? 'development' : 'open';
    }
    case 'BinaryExpression':
      return /^["']test["']\s+in\s+sys\.argv$/.test(textOf(test, text)) ? 'development' : 'open';
    default:
      return 'open';
  }
}
