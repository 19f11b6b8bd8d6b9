import type { PortEncryption } from './provider.ts';

/** Submission hosts that exist but have no provider file: enough not to be taken for a slip of the keyboard. */
export interface KnownHost {
  readonly host: string;
  readonly name: string;
  readonly port: number;
  readonly encryption: PortEncryption;
}

export const knownHosts: readonly KnownHost[] = [];
