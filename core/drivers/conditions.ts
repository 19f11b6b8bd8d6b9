import type { Explanation } from '../smtp/failure.ts';

/** States of a driver that Envelope recognises by itself. */
const FACTS = {
  'key-unusable': {
    cause: 'The key is empty, or has a blank, a line break or a character beyond ASCII, which no key has.',
    remedy: 'Copy the key again, without what stands around it.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-5.5',
  },
  'key-id-unusable': {
    cause: 'The access key ID has a form that none has: it is made of capital letters and digits, such as AKIA and sixteen more.',
    remedy: 'Copy it from the access keys of the IAM user. It is not the user name of the SMTP interface.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  'domain-unusable': {
    cause: 'The sending domain is missing or is no domain name.',
    remedy: 'Give the domain as the provider’s dashboard has it, such as mg.example.org.',
    source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview',
  },
  'region-unusable': {
    cause: 'The provider has no such region.',
    remedy: 'Choose the region that the account or domain was made in, such as us-east-1.',
    source: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
  },
  'base-url-unusable': {
    cause: 'The base URL in your settings is not taken: a key goes over https alone, or over http to this machine itself.',
    remedy: 'Set envelope.api.baseUrls to an https address without user, query and fragment, or remove it.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2',
  },
  'api-unreachable': {
    cause: 'No connection to the API came about: the network, a firewall or a proxy is in between, or nothing listens there.',
    remedy: 'Check that this machine may reach the address over HTTPS. Envelope uses no proxy.',
    source: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
  },
  'api-silent': {
    cause: 'The API did not answer in time. Whether it took the request is not known.',
    remedy: 'Look for the message at the provider before you send another one.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  },
  'api-redirects': {
    cause: 'The address answers with a redirect, and a key is not sent after one.',
    remedy: 'Set the base URL to the address that it leads to, if that one is the provider’s.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  'api-endless': {
    cause: 'The answer is far longer than any of this API.',
    remedy: 'Compare the base URL with the provider’s documentation.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
  },
  'api-not-understood': {
    cause: 'The address said yes, but not in the words of this API, so nothing proves that it took anything.',
    remedy: 'Compare the base URL with the provider’s documentation. A captive portal or a proxy answers like this too.',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3',
  },
  'sendmail-missing': {
    cause: 'There is no sendmail program on the search path of this machine, nor in its usual places.',
    remedy: 'Install a mail server or a relay that brings one (Postfix, Exim, msmtp), or send over SMTP.',
    source: 'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/baselib-sendmail-1.html',
  },
  'sendmail-silent': {
    cause: 'The sendmail program did not end in time and was stopped. Whether it took the message is not known.',
    remedy: 'Look at the queue (mailq) and at the log of the mail server on this machine.',
    source: 'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/baselib-sendmail-1.html',
  },
  'sendmail-broken': {
    cause: 'The sendmail program could not be started, or was ended by a signal.',
    remedy: 'Run it by hand with -V or -bv to see what it says.',
    source: 'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/baselib-sendmail-1.html',
  },
  'address-unsafe-for-sendmail': {
    cause: 'An address begins with a hyphen, which the sendmail program could take for an option.',
    remedy: 'Use another address for the test.',
    source: 'https://nvd.nist.gov/vuln/detail/CVE-2016-10033',
  },
} as const satisfies Readonly<Record<string, Omit<Explanation, 'id'>>>;

export type DriverCondition = keyof typeof FACTS;

export function explainDriver(id: DriverCondition): Explanation {
  return { id, ...FACTS[id] };
}
