import type { Asking, DnsAnswer, DnsQuestion } from '../../../core/domain/ask.ts';

/** Records by name and type: `{ 'example.org': { TXT: ['v=spf1 -all'] } }`. */
export type Zone = Readonly<Record<string, Readonly<Partial<Record<DnsQuestion['type'], readonly string[]>>>>>;

/** Answers as a server with this zone would. */
export function answerFrom(zone: Zone, { type, name }: DnsQuestion): DnsAnswer {
  const records = zone[name]?.[type];
  if (records !== undefined && records.length > 0) return { state: 'found', records };
  return { state: 'absent', exists: Object.keys(zone).some(each => each === name || each.endsWith(`.${name}`)) };
}

/** Runs a reading against a zone and counts its rounds. */
export function readZone<Result>(asking: Asking<Result>, zone: Zone): Result {
  let step = asking.next([]);
  for (let rounds = 0; step.done !== true; rounds++) {
    if (rounds > 1000) throw new Error('The reading does not end.');
    step = asking.next(step.value.map(question => answerFrom(zone, question)));
  }
  return step.value;
}
