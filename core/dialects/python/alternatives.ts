import type { Arm } from './statements.ts';

/** Something that a module writes in certain branches. */
export interface Written {
  readonly name: string;
  readonly arms: readonly Arm[];
  /** The branch only asks whether this very value is there: `if "EMAIL_HOST" in os.environ:`. */
  readonly given: boolean;
}

/** What tells which settings count. */
interface Weight<T> {
  /** Whether it is more than an address of a sender. */
  readonly isSubstantial: (item: T) => boolean;
  /** Whether a branch that holds it holds a whole mailer. */
  readonly isAnchor: (item: T) => boolean;
  /** Whether a branch that holds nothing else only says what happens without one: `else: EMAIL_BACKEND = …console…`. */
  readonly isStandIn: (item: T) => boolean;
}

/** What holds for a setting when the module has run for real. */
export interface Choice<T extends Written> {
  /** The assignment that stands for the setting: the only one, or the last of several. */
  readonly chosen: T;
  /** Every assignment that may be the one that holds, in the order of the text. */
  readonly candidates: readonly T[];
  /** Only the running program knows whether it is this one. */
  readonly uncertain: boolean;
}

/**
 * Chooses, for each name, the assignment that holds for real: branches that ask for DEBUG are left aside unless there is nothing
 * else. A lone branch with a host in it (`if EMAIL_ENABLED:`) is taken to run; other assignments in branches are uncertain.
 */
export function chooseAssignments<T extends Written>(written: readonly T[], weight: Weight<T>): readonly Choice<T>[] {
  const real = written.filter(({ arms }) => arms.every(({ certainty }) => certainty !== 'development'));
  const considered = dropStandIns(real.some(weight.isSubstantial) ? real : written, weight);
  const branches = readBranches(considered, weight.isAnchor);
  const byName = new Map<string, T[]>();
  for (const item of considered) {
    const earlier = isConditional(item) ? (byName.get(item.name) ?? []) : [];
    byName.set(item.name, [...earlier, item]);
  }
  return [...byName.values()].flatMap(candidates => {
    const chosen = candidates.at(-1);
    if (chosen === undefined) return [];
    return [{ chosen, candidates, uncertain: candidates.length > 1 || isUncertain(chosen, branches) }];
  });
}

/** Leaves the arms of a branch aside that only stand in for the one with the mailer. */
function dropStandIns<T extends Written>(written: readonly T[], { isAnchor, isStandIn }: Weight<T>): readonly T[] {
  const byBranch = new Map<number, T[]>();
  for (const item of written) {
    const branch = item.arms.at(-1)?.branch;
    if (branch !== undefined) byBranch.set(branch, [...(byBranch.get(branch) ?? []), item]);
  }
  const dropped = new Set<T>();
  for (const items of byBranch.values()) {
    const anchored = new Set(items.filter(isAnchor).map(indexOfArm));
    const others = items.filter(item => !anchored.has(indexOfArm(item)));
    if (anchored.size === 1 && others.every(isStandIn)) for (const other of others) dropped.add(other);
  }
  return written.filter(item => !dropped.has(item));
}

function indexOfArm({ arms }: Written): number | undefined {
  return arms.at(-1)?.index;
}

function isConditional({ arms, given }: Written): boolean {
  return !given && arms.some(({ certainty }) => certainty !== 'production');
}

/** A branching statement that writes settings. */
interface Branch {
  readonly arms: Set<number>;
  anchored: boolean;
}

/** Per place where a module can branch: the branches there. */
type Branches = ReadonlyMap<string, ReadonlyMap<number, Branch>>;

function readBranches<T extends Written>(written: readonly T[], isAnchor: (item: T) => boolean): Branches {
  const places = new Map<string, Map<number, Branch>>();
  for (const item of written) {
    for (const { place, arm } of steps(item.arms)) {
      const branches = places.get(place) ?? new Map<number, Branch>();
      const branch = branches.get(arm.branch) ?? { arms: new Set(), anchored: false };
      branch.arms.add(arm.index);
      branch.anchored ||= isAnchor(item);
      places.set(place, branches.set(arm.branch, branch));
    }
  }
  return places;
}

function isUncertain({ arms, given }: Written, places: Branches): boolean {
  if (given) return false;
  return steps(arms).some(({ place, arm }) => {
    const branches = places.get(place);
    const branch = branches?.get(arm.branch);
    return branch === undefined || branches?.size !== 1 || branch.arms.size !== 1 || !branch.anchored;
  });
}

interface Step {
  /** The arms around, as a key. */
  readonly place: string;
  readonly arm: Arm;
}

function steps(arms: readonly Arm[]): Step[] {
  const open = arms.filter(({ certainty }) => certainty !== 'production');
  return open.map((arm, depth) => ({
    place: open
      .slice(0, depth)
      .map(({ branch, index }) => `${branch}:${index}`)
      .join(' '),
    arm,
  }));
}
