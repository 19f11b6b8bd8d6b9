/** What stands in vendors' documentation and is copied from there, in lower case. */
const SAMPLES: readonly string[] = [
  // AWS: the access key, the secret key, and the SMTP password of client libraries' guides.
  'akiaiosfodnn7',
  'wjalrxutnfemi',
  'bcd12345',
  // Mailgun's API key of ten years of guides.
  '3ax6xnjp29jd6fds4gc373sgvjxteol0',
  // Taifa Mail: the API keys of its pages.
  '7f3a9b2c1d4e5f6a8b9c0d1e2f3a4b5c',
  '3f9a1c2b8e7d6045a1b2c3d4e5f60718293a4b5c',
  'xyz789abc012def345ghi678jkl901',
];

/** Longer than any sample with what people write around it. */
const LONGEST = 200;

/** True for a credential that a vendor prints for everybody. */
export function isSample(text: string): boolean {
  if (text.length > LONGEST) return false;
  const lower = text.toLowerCase();
  return SAMPLES.some(sample => lower.includes(sample));
}
