/** A TCP port on which a Client Access server must answer. Source: port reference of Exchange 2010; numbers that no page confirmed say so. */
export interface ListeningPort {
  readonly port: number;
  readonly what: string;
  /** `tells`: only some clients need it, or its number rests on experience alone. */
  readonly weight: 'must' | 'tells';
  readonly service: string;
}

export const clientAccessPorts: readonly ListeningPort[] = [
  { port: 80, what: 'HTTP', weight: 'must', service: 'W3SVC' },
  { port: 443, what: 'HTTPS', weight: 'must', service: 'W3SVC' },
  { port: 135, what: 'RPC endpoint mapper', weight: 'must', service: 'RpcSs' },
  { port: 6001, what: 'Outlook Anywhere, mailboxes', weight: 'tells', service: 'MSExchangeRPC' },
  { port: 6004, what: 'Outlook Anywhere, address book', weight: 'tells', service: 'MSExchangeAB' },
  // Unconfirmed: the number is known from experience.
  { port: 808, what: 'Mailbox Replication', weight: 'tells', service: 'MSExchangeMailboxReplication' },
];

/** Where a fixed port of RPC stands in the registry. Source: TechNet wiki 864. */
export const fixedPorts = [
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
    name: 'TCP/IP Port',
    what: 'RPC Client Access',
    service: 'MSExchangeRPC',
  },
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeAB\\Parameters',
    name: 'RpcTcpPort',
    what: 'Address Book',
    service: 'MSExchangeAB',
  },
] as const;
