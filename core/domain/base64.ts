const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The octets of a Base64 text; white space in it does not count. `undefined` for anything that is no Base64 (RFC 4648 §4). */
export function decodeBase64(text: string): readonly number[] | undefined {
  const dense = text.replace(/[ \t\r\n]+/g, '');
  const digits = dense.replace(/={1,2}$/, '');
  if (digits.length % 4 === 1 || (dense.length !== digits.length && dense.length % 4 !== 0)) return undefined;
  const octets: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of digits) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) return undefined;
    bits = (bits << 6) | digit;
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets.push((bits >> held) & 0xff);
      bits &= (1 << held) - 1;
    }
  }
  return octets;
}
