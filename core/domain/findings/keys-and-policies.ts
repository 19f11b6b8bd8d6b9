import { GOOGLE_SENDERS, rfc, type FindingFact } from './fact.ts';

export const DKIM_FINDINGS = {
  'dkim-not-found': {
    about: 'dkim',
    severity: 'info',
    cause: 'None of the selectors that were tried has a key at {domain}: {selectors}. Selectors cannot be listed, so there may be another.',
    remedy: 'Look for s= in the DKIM-Signature of a message that was sent, and check the key under that selector.',
    source: rfc(6376, '3.6.2.1'),
  },
  'dkim-provider-key-missing': {
    about: 'dkim',
    severity: 'warning',
    cause: '{domain} has no key under the selectors of {provider} ({selectors}), so mail through it cannot carry a signature of {domain}.',
    remedy: 'Publish the DKIM records that {provider} shows for the domain.',
    source: GOOGLE_SENDERS,
  },
  'dkim-selector-missing': {
    about: 'dkim',
    severity: 'error',
    cause: 'There is no key at {name}: signatures with the selector {selector} cannot be verified.',
    remedy: 'Publish the key there, or let the sender use a selector that has one.',
    source: rfc(6376, '6.1.2'),
  },
  'dkim-alias-leads-nowhere': {
    about: 'dkim',
    severity: 'warning',
    cause: '{name} is an alias of {target}, and nothing is published there.',
    remedy: 'Finish the verification of the domain in the console of the service, or remove the alias.',
    source: rfc(6376, '3.6.2.2'),
  },
  'dkim-revoked': {
    about: 'dkim',
    severity: 'warning',
    cause: 'The key at {name} is revoked (its p is empty): every signature with it fails.',
    remedy: 'Let the sender sign with another selector.',
    source: rfc(6376, '3.6.1'),
  },
  'dkim-short-key': {
    about: 'dkim',
    severity: 'error',
    cause: 'The RSA key at {name} has {bits} bits. Receivers do not count signatures with fewer than 1024.',
    remedy: 'Make a new key of 2048 bits under a new selector.',
    source: rfc(8301, '3.2'),
  },
  'dkim-modest-key': {
    about: 'dkim',
    severity: 'info',
    cause: 'The RSA key at {name} has {bits} bits; 2048 are what signers should use.',
    remedy: 'Make the next key one of 2048 bits.',
    source: rfc(8301, '3.2'),
  },
  'dkim-test': {
    about: 'dkim',
    severity: 'info',
    cause: 'The key at {name} says t=y: receivers treat messages as if they were not signed when the signature fails.',
    remedy: 'Remove the flag when the signatures verify.',
    source: rfc(6376, '3.6.1'),
  },
  'dkim-sha1-only': {
    about: 'dkim',
    severity: 'error',
    cause: 'The key at {name} allows only {hashes}, and receivers no longer count signatures with SHA-1.',
    remedy: 'Remove h= from the record, or write h=sha256.',
    source: rfc(8301, '3.1'),
  },
  'dkim-not-for-mail': {
    about: 'dkim',
    severity: 'error',
    cause: 'The key at {name} is for {services} and not for mail.',
    remedy: 'Remove s= from the record.',
    source: rfc(6376, '3.6.1'),
  },
  'dkim-unreadable': {
    about: 'dkim',
    severity: 'error',
    cause: 'The key at {name} cannot be used: {flaw}.',
    remedy: 'Publish the record again, exactly as the service shows it and as one TXT record.',
    source: rfc(6376, '3.6.1'),
  },
  'dkim-multiple': {
    about: 'dkim',
    severity: 'warning',
    cause: 'There are {count} keys at {name}; which of them a receiver takes is undefined.',
    remedy: 'Leave one, and give others a selector of their own.',
    source: rfc(6376, '3.6.2.2'),
  },
} as const satisfies Readonly<Record<string, FindingFact>>;

export const DMARC_FINDINGS = {
  'dmarc-missing': {
    about: 'dmarc',
    severity: 'warning',
    cause: '{domain} has no DMARC record, and none above it. Large receivers want one from those who send much.',
    remedy:
      'Publish a TXT record at _dmarc.{organization}: v=DMARC1; p=none; rua=mailto:dmarc@{organization}. Tighten the policy when the reports are clean.',
    source: GOOGLE_SENDERS,
  },
  'dmarc-multiple': {
    about: 'dmarc',
    severity: 'error',
    cause: 'There are {count} DMARC records at _dmarc.{domain}, and receivers use none of several.',
    remedy: 'Leave one.',
    source: rfc(9989, '4.10'),
  },
  'dmarc-without-effect': {
    about: 'dmarc',
    severity: 'error',
    cause:
      'The DMARC record at _dmarc.{domain} has no policy that receivers can use ({tag}={value}) and asks for no reports, so it has no effect.',
    remedy: 'Write p=none, p=quarantine or p=reject.',
    source: rfc(9989, '4.10.1'),
  },
  'dmarc-syntax': {
    about: 'dmarc',
    severity: 'warning',
    cause: '{tag}={value} in the DMARC record at _dmarc.{domain} is {flaw}, and receivers may ignore it or the record.',
    remedy: 'Correct or remove it.',
    source: rfc(9989, '4.7'),
  },
  'dmarc-removed-tag': {
    about: 'dmarc',
    severity: 'info',
    cause: '{tag}={value} at _dmarc.{domain} was removed from DMARC in 2026: newer receivers ignore it, others act on it.',
    remedy: 'Remove it; for a trial of the policy, t=y is the new way.',
    source: rfc(9989, '4.7'),
  },
  'dmarc-monitors': {
    about: 'dmarc',
    severity: 'info',
    cause: 'The DMARC policy for {domain} is none: messages that fail are delivered as if there were no policy.',
    remedy: 'When the reports show only mail of your own passing, change it to p=quarantine.',
    source: rfc(9989, '4.7'),
  },
  'dmarc-test': {
    about: 'dmarc',
    severity: 'info',
    cause: 'The DMARC record for {domain} says t=y: receivers are asked to apply one step less than p={policy}.',
    remedy: 'Remove t=y when the reports are clean.',
    source: rfc(9989, '4.7'),
  },
  'dmarc-no-reports': {
    about: 'dmarc',
    severity: 'info',
    cause: 'The DMARC record for {domain} asks nobody for reports, so failing mail of your own goes unnoticed.',
    remedy: 'Add rua=mailto: with an address that is read.',
    source: rfc(9989, '4.7'),
  },
  'dmarc-reports-not-taken': {
    about: 'dmarc',
    severity: 'warning',
    cause: 'Reports about {domain} are wanted at {target}, which has not agreed to take them: receivers send none there.',
    remedy: 'The owner of {target} publishes a TXT record at {domain}._report._dmarc.{target}: v=DMARC1',
    source: rfc(9990, '4'),
  },
  'from-free-mail': {
    about: 'dmarc',
    severity: 'warning',
    cause: 'Nobody but {owner} can authenticate mail from {author}, so what {provider} sends in its name fails DMARC.',
    remedy: 'Send from an address of a domain of your own, and put the mailbox into Reply-To.',
    source: rfc(9989, '4.4'),
  },
  'from-not-aligned': {
    about: 'dmarc',
    severity: 'warning',
    cause:
      'Mail from {from} that is authenticated for {domain} does not align with its From, and fails the DMARC of {author} (policy {policy}).',
    remedy: 'Send from an address of {organization}, or authenticate {author} with the service that sends.',
    source: rfc(9989, '4.4'),
  },
} as const satisfies Readonly<Record<string, FindingFact>>;

export const PROVIDER_FINDINGS = {
  'provider-include-missing': {
    about: 'spf',
    severity: 'warning',
    cause: 'Mail through {provider} has {domain} as its envelope sender, and the SPF record does not include {include}.',
    remedy: 'Publish this as the one SPF record of {domain}: {record}',
    source: rfc(7208, '5.2'),
  },
  'provider-include-not-needed': {
    about: 'spf',
    severity: 'info',
    cause:
      'The SPF record of {domain} does not include {include}. {provider} sends with a return path of its own unless the account has one of yours, so receivers do not look at this record; DMARC passes by the DKIM signature.',
    remedy:
      'Publish the DKIM records that {provider} shows. If the account has {domain} itself as return path, this is the SPF record: {record}',
    source: rfc(9989, '4.4'),
  },
} as const satisfies Readonly<Record<string, FindingFact>>;
