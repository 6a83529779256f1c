/** A place in the registry whose values a kit takes. */
export interface WantedRegistryValue {
  /** From the hive on; the 64-bit view. */
  readonly key: string;
  /** Null for all values of the key, without its subkeys. */
  readonly name: string | null;
  /** What it does, in plain words. */
  readonly meaning: string;
  /** Where that is written. */
  readonly source: string;
}

const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const staticPorts = 'Configure Static RPC Ports on an Exchange 2010 Client Access Server (TechNet Wiki)';
const own = 'common practice, not confirmed by a vendor document';

/** What setup does not bring back, of the registry. Whole hives are never taken: they belong to their machine. */
export const wantedRegistryValues: readonly WantedRegistryValue[] = [
  {
    key: `${services}\\MSExchangeRPC\\ParametersSystem`,
    name: 'TCP/IP Port',
    meaning: 'Static port of RPC Client Access. All servers of an array need the same one.',
    source: staticPorts,
  },
  {
    key: `${services}\\MSExchangeAB\\Parameters`,
    name: 'RpcTcpPort',
    meaning: 'Static port of the Address Book service, from Service Pack 1 on.',
    source: staticPorts,
  },
  {
    key: 'HKLM\\SOFTWARE\\Microsoft\\Rpc\\RpcProxy',
    name: null,
    meaning: 'Servers and ports that Outlook Anywhere may reach. Exchange keeps the list of its own servers by itself.',
    source: own,
  },
  {
    key: `${services}\\MSExchangeServiceHost\\RpcHttpConfigurator`,
    name: 'PeriodicPollingMinutes',
    meaning: 'How often Exchange renews the ports of Outlook Anywhere.',
    source: own,
  },
  {
    key: `${services}\\MSExchange OWA`,
    name: null,
    meaning: 'Tuning of Outlook Web App, and its S/MIME settings.',
    source: own,
  },
  {
    key: `${services}\\MSExchange ADAccess`,
    name: null,
    meaning: 'Domain controllers and limits that Exchange was told to use.',
    source: own,
  },
  {
    key: `${services}\\MSExchange ADAccess\\Profiles\\Default`,
    name: null,
    meaning: 'Domain controllers that Exchange was told to use, and to leave out.',
    source: own,
  },
  {
    key: `${services}\\Tcpip\\Parameters`,
    name: 'KeepAliveTime',
    meaning:
      'Milliseconds after which an idle connection is probed. Firewalls drop idle Outlook connections otherwise.',
    source: own,
  },
  {
    key: `${services}\\Tcpip\\Parameters`,
    name: 'MaxUserPort',
    meaning: 'Highest port for outgoing connections.',
    source: own,
  },
  {
    key: `${services}\\Tcpip\\Parameters`,
    name: 'TcpTimedWaitDelay',
    meaning: 'Seconds for which a closed connection keeps its port.',
    source: own,
  },
  {
    key: `${services}\\Tcpip6\\Parameters`,
    name: 'DisabledComponents',
    meaning: 'Which parts of IPv6 are switched off.',
    source: own,
  },
  {
    key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Rpc',
    name: 'MinimumConnectionTimeout',
    meaning: 'Seconds after which an idle RPC over HTTP connection counts as dead.',
    source: own,
  },
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
    name: 'LmCompatibilityLevel',
    meaning: 'Which NTLM versions the server accepts: old mail clients depend on it.',
    source: own,
  },
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
    name: 'DisableLoopbackCheck',
    meaning: 'Lets the server log on to itself by another name than its own.',
    source: own,
  },
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
    name: 'BackConnectionHostNames',
    meaning: 'Names by which the server may log on to itself, such as the one of its array.',
    source: own,
  },
  ...['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'].flatMap(protocol =>
    ['Client', 'Server'].map(side => ({
      key: `HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${protocol}\\${side}`,
      name: null,
      meaning: `Whether ${protocol} may be used as ${side === 'Client' ? 'a client' : 'a server'}.`,
      source: 'Transport Layer Security (TLS) registry settings (Microsoft)',
    })),
  ),
];
