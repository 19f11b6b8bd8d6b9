/**
 * Milliseconds of processor time of the fastest of three runs: what other processes do to the clock, and what a collection of garbage
 * adds to one run, do not count.
 */
export function timeOf(work: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}
