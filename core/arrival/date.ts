const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC of the zones that RFC 822 gave letters; others count as UTC (RFC 5322 §4.3). */
const ZONES: Readonly<Record<string, number>> = { edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 };

const DATE = /(\d{1,2})[ \t]+([a-z]{3})[ \t]+(\d{4}|\d{2})[ \t]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?[ \t]*([+-]\d{4}|[a-z]{1,5})?/i;

/** The date of a mail header (RFC 5322 §3.3) as milliseconds since 1970; `undefined` for what is none. */
export function readDate(text: string): number | undefined {
  const [, day, name, year, hour, minute, second = '0', zone = ''] = DATE.exec(text.slice(0, 200)) ?? [];
  const month = MONTHS.indexOf((name ?? '').toLowerCase());
  if (day === undefined || year === undefined || hour === undefined || minute === undefined || month < 0) return undefined;
  if (Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  return Date.UTC(fullYear, month, Number(day), Number(hour), Number(minute), Number(second)) - offsetOf(zone);
}

/** Milliseconds ahead of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) return (ZONES[zone.toLowerCase()] ?? 0) * 3_600_000;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
