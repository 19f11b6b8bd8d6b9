/** What Node, OpenSSL or the operating system calls an error: `ENOENT`, `EADDRINUSE`, `CERT_HAS_EXPIRED`. `undefined` for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
