import type { ConditionFact } from '../conditions.ts';

/** Name look-up and TCP. */
export const CONNECTION_CONDITIONS = {
  'name-not-found': {
    codes: ['ENOTFOUND', 'ENODATA', 'EDNS', 'EAI_NONAME', 'EAI_NODATA', 'EAI_ADDRFAMILY'],
    phrases: [
      ['enotfound'],
      ['edns'],
      ['name or service not known'],
      ['nodename nor servname'],
      ['getaddrinfo failed'],
      ['no such host is known'],
      ['11001'],
    ],
    cause: 'The DNS knows no address for this host: the name is misspelt, empty, or holds more than a name.',
    cases: [{ at: 'known-host', cause: 'The DNS knows no address for “{host}”: the name is misspelt, or holds more than a name.' }],
    remedy: 'Set the bare host name of the provider, without scheme, port, path, quotes or white space.',
    source: 'https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1',
    confidence: 'high',
  },
  'name-server-unreachable': {
    codes: ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'EFORMERR', 'EBADRESP', 'ENOTIMP', 'ECANCELLED', 'ENONAME'],
    phrases: [['eai_again'], ['temporary failure in name resolution']],
    cause: 'No name server answered, so the host’s address is unknown. The machine or container is probably offline or without DNS.',
    remedy: 'Check the network and the DNS settings of this machine or container, then try again.',
    source: 'https://man7.org/linux/man-pages/man3/getaddrinfo.3.html',
    confidence: 'high',
  },
  'name-leads-inside': {
    cause: 'The name looks like one of the internet, but leads to this machine or the local network.',
    cases: [{ at: 'known-host', cause: '“{host}” looks like a name of the internet, but leads to this machine or the local network.' }],
    remedy:
      'If that is not meant, look at the hosts file, the VPN and the name server of this network: one of them answers in the provider’s place.',
    source: 'https://www.rfc-editor.org/rfc/rfc1918#section-3',
    confidence: 'medium',
  },
  'not-a-host': {
    codes: ['EBADNAME'],
    cause: 'This is not a host name: it holds a scheme, a port, a path, white space or control characters.',
    remedy: 'Set the bare name, such as smtp.example.org, and the port in its own setting.',
    source: 'https://www.rfc-editor.org/rfc/rfc1123#section-2.1',
    confidence: 'high',
  },
  'port-out-of-range': {
    cause: 'The port is not a whole number from 1 to 65535.',
    remedy: 'Use 465 for implicit TLS or 587 for STARTTLS.',
    source: 'https://www.rfc-editor.org/rfc/rfc6335#section-6',
    confidence: 'high',
  },
  'connection-refused': {
    codes: ['ECONNREFUSED'],
    phrases: [['econnrefused'], ['connection refused'], ['errno 111'], ['errno 61'], ['errno 10061']],
    cause: 'Nothing listens on that port: the server is not running, the port is wrong, or “localhost” means a container.',
    cases: [
      {
        at: 'loopback-in-container',
        cause: 'Nothing listens on port {port} inside this container: here “{host}” is the container itself, not the machine that runs it.',
        remedy: 'Use the name of the server’s own container, or host.docker.internal for a server on the machine outside.',
      },
      {
        at: 'loopback-in-wsl',
        cause: 'Nothing listens on port {port} inside WSL: unless its network is mirrored, “{host}” is not the Windows side.',
        remedy: 'Start the server inside WSL, switch WSL to mirrored networking, or use the address of the Windows side.',
      },
      {
        at: 'known-port',
        cause:
          'Nothing listens on port {port} of this host: the server is not running, the port is wrong, or “localhost” means a container.',
      },
    ],
    remedy: 'Start the server, check host and port, and inside a container use the service’s name or host.docker.internal.',
    source: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.1',
    confidence: 'high',
  },
  'connection-timed-out': {
    codes: ['ETIMEDOUT'],
    phrases: [['etimedout'], ['connection timeout'], ['timed out'], ['errno 110'], ['errno 60'], ['errno 10060']],
    cause:
      'Nothing answered in time: a firewall, the network or the hosting provider drops the connection, or the server has no such port.',
    remedy: 'Try port 587, or 2525 if the provider has it. Where every SMTP port is blocked, use the provider’s HTTPS API.',
    cases: [
      {
        at: 'port-25',
        cause: 'Nothing answered on port 25. Most networks, clouds and homes, filter it against spam.',
        remedy: 'Use port 465 with implicit TLS or 587 with STARTTLS for submission.',
      },
    ],
    source: 'https://repost.aws/knowledge-center/ec2-port-25-throttle',
    confidence: 'high',
  },
  'network-unreachable': {
    codes: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN', 'EAFNOSUPPORT'],
    phrases: [['enetunreach'], ['ehostunreach'], ['network is unreachable'], ['no route to host']],
    cause: 'There is no route to the server. Often an IPv6 address was chosen on a machine without IPv6.',
    remedy: 'Check the network, or make the program prefer IPv4: in Node dns.setDefaultResultOrder("ipv4first").',
    source: 'https://www.rfc-editor.org/rfc/rfc8305#section-1',
    confidence: 'medium',
  },
  'not-permitted': {
    codes: ['EACCES', 'EPERM'],
    phrases: [['eacces'], ['eperm'], ['operation not permitted'], ['permission denied']],
    cause: 'This machine does not let the program open that connection: a local firewall, a sandbox or a policy forbids it.',
    remedy: 'Allow the program to reach the mail server’s port, or run the check outside the sandbox.',
    source: 'https://man7.org/linux/man-pages/man2/connect.2.html',
    confidence: 'medium',
  },
  'out-of-sockets': {
    codes: ['EMFILE', 'ENFILE', 'ENOBUFS'],
    phrases: [['too many open files'], ['emfile']],
    cause: 'This machine has no more sockets or files to give: a program opens connections and does not close them.',
    remedy: 'Close connections after use or keep one for several messages, and raise the limit if the number is meant.',
    source: 'https://man7.org/linux/man-pages/man2/socket.2.html',
    confidence: 'high',
  },
  'family-unanswered': {
    cause:
      'The server’s addresses of one family do not answer from here, while the other family does. Programs that try one address after the other (PHP, Python, older Node) wait for the dead one first.',
    remedy:
      'Let the network carry that family or switch it off on this machine, or take the records out of the DNS if the server does not serve it.',
    source: 'https://www.rfc-editor.org/rfc/rfc8305#section-1',
    confidence: 'medium',
  },
  'connection-reset': {
    codes: ['ECONNRESET', 'EPIPE', 'ECONNABORTED'],
    phrases: [['econnreset'], ['connection reset by peer'], ['errno 104'], ['errno 54'], ['errno 10054']],
    cause:
      'The server or something on the way dropped the connection: port and encryption that do not belong together, a blocked network, or an idle connection used again.',
    remedy:
      'Check that port and encryption belong together (465 implicit TLS, 587 STARTTLS), and switch mail shields of virus scanners off.',
    source: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2',
    confidence: 'low',
  },
  'connection-closed': {
    phrases: [
      ['greeting never received'],
      ['connection unexpectedly closed'],
      ['smtpserverdisconnected'],
      ['unexpected eof'],
      ['invalid greeting'],
    ],
    cause: 'The server hung up, or never answered. A client in clear text on a port for implicit TLS sees the same.',
    cases: [
      {
        at: 'implicit-port',
        cause: 'Port {port} expects TLS from the first byte, and the session began in clear text, so the server hung up.',
      },
      {
        at: 'greeting',
        cause: 'The server hung up before it said a word: it does not serve this network, is overloaded, or speaks another protocol.',
      },
    ],
    remedy: 'On 465 use implicit TLS; otherwise use 587 with STARTTLS. If they fit, ask whether the server limits this network.',
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
    confidence: 'medium',
  },
  silence: {
    cause: 'The connection stands, but the server says nothing: it waits for TLS, checks the sender for long, or is no mail server.',
    remedy: 'Use the port that belongs to the encryption (465 implicit TLS, 587 STARTTLS), or a longer timeout.',
    cases: [
      {
        at: 'implicit-port',
        cause: 'Port {port} expects TLS from the first byte. Client and server wait for each other, and nobody begins.',
        remedy: 'Use implicit TLS on this port, or port 587 with STARTTLS.',
      },
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3',
    confidence: 'high',
  },
  'no-answer': {
    cause: 'The server took the command and did not answer in time.',
    remedy:
      'Try again with a longer timeout. If it stays, the server is overloaded, or a firewall swallows what comes after the connection.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2',
    confidence: 'high',
  },
  'too-slow': {
    cause: 'The server began to answer and did not finish in time.',
    remedy: 'Try again with a longer timeout. If it stays, the server is overloaded or holds clients up on purpose.',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2',
    confidence: 'high',
  },
  cancelled: {
    codes: ['EABORT', 'ABORT_ERR'],
    cause: 'The check was cancelled before it ended.',
    remedy: 'Start it again when you want the rest.',
    source: 'Envelope.',
    confidence: 'high',
  },
} as const satisfies Record<string, ConditionFact>;
