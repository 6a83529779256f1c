import { container, escaped, exchange2010Object, group, legacyName, objectAt, site } from './objects.mjs';

const [basic, ntlm, forms, windows] = [1, 2, 4, 16];
const both = (internal, external) => ({
  msExchInternalAuthenticationMethods: String(internal),
  msExchExternalAuthenticationMethods: String(external),
});

/** Each kind of virtual directory: its class, its place in the web site, the address below the host, its settings. */
const kinds = {
  owa: ['OWA', 'owa', '/owa', { ...both(basic | forms, forms), ...owaSettings() }],
  ecp: ['ECP', 'ecp', '/ecp', both(basic | forms, forms)],
  EWS: ['WebServices', 'EWS', '/EWS/Exchange.asmx', both(ntlm | windows | 128, ntlm | windows | 128)],
  'Microsoft-Server-ActiveSync': [
    'Mobile',
    'Microsoft-Server-ActiveSync',
    '/Microsoft-Server-ActiveSync',
    { ...both(basic, basic), msExchMobileClientFlags: '33' },
  ],
  OAB: ['OAB', 'OAB', '/OAB', { ...both(windows, windows), msExchPollInterval: '480' }],
  PowerShell: ['PowerShell', 'PowerShell', '/powershell', both(256, 256)],
  Autodiscover: ['AutoDiscover', 'Autodiscover', null, both(basic | ntlm | windows | 128, basic | ntlm | windows)],
  Rpc: ['RpcHttp', 'Rpc', null, { ...both(basic | ntlm, basic), msExchRpcHttpFlags: '2' }],
};
export const virtualDirectoryKinds = Object.keys(kinds);

function owaSettings() {
  return {
    msExchDefaultDomain: 'CONTOSO',
    msExchOWAVersion: '3',
    msExchOWALogonFormat: '1',
    msExchOWADefaultTheme: 'Zebra  ', // with the spaces that somebody typed
    msExchOWAGzipLevel: '1',
    msExchOWAFilterWebBeacons: '1',
    msExchOWAClientAuthCleanupLevel: '1',
  };
}

const placeOf = name => `CN=${name},CN=Servers,${group}`;

/** The object of a server, as setup leaves it. `attributes` come on top; undefined takes one away. */
export function serverObject({ name, host, build, roles, at, path, changed, attributes = {}, in: place }) {
  const [major, minor, number, revision] = build.split('.').map(Number);
  const home = path ?? 'C:\\Program Files\\Microsoft\\Exchange Server\\V14';
  const all = {
    adminDisplayName: name,
    serialNumber: `Version ${major}.${minor} (Build ${number + 30_000}.${revision})`,
    versionNumber: String(((7 << 28) | (major << 22) | (minor << 16) | 0x8000 | number) >>> 0),
    networkAddress: networkAddresses(name, host),
    legacyExchangeDN: `${legacyName}/cn=Configuration/cn=Servers/cn=${name}`,
    msExchCurrentServerRoles: String(roles),
    msExchInstallPath: home,
    msExchDataPath: `${home}\\Mailbox`,
    msExchServerSite: site(at),
    msExchProductID: '02064-110-0000007-59999',
    type: Buffer.from('7b32400921681a537831', 'hex').toString('utf16le'), // the edition, as setup disguises it
    msExchVersion: exchange2010Object,
    ...attributes,
  };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return objectAt(place ?? placeOf(name), 'msExchExchangeServer', { ...kept, changed });
}

export const networkAddresses = (name, host) => [
  ...['ncacn_vns_spp', 'netbios', 'ncacn_np', 'ncacn_spx'].map(protocol => `${protocol}:${name}`),
  `ncacn_ip_tcp:${host}`,
  `ncalrpc:${name}`,
];

/**
 * The containers of a server's protocols and its virtual directories. One of these is `[kind]`, or
 * `[kind, name of the web site or of the whole object, external host]`.
 */
export function virtualDirectories({ name, host, web, changed }) {
  const protocols = `CN=Protocols,${placeOf(name)}`;
  const http = `CN=HTTP,${protocols}`;
  return [
    container(protocols, 'msExchProtocolCfgProtocolContainer'),
    container(http, 'msExchProtocolCfgHTTPContainer'),
    ...web.map((one, index) => virtualDirectory({ http, host, changed, number: index + 1 }, one)),
  ];
}

function virtualDirectory({ http, host, changed, number }, [kind, called = 'Default Web Site', external]) {
  const [leaf, webPath, url, settings] = kinds[kind];
  const name = called.includes('(') ? called : `${kind} (${called})`;
  const siteNumber = called === 'Default Web Site' ? 1 : number + 1;
  return objectAt(`CN=${escaped(name)},${http}`, `msExch${leaf}VirtualDirectory`, {
    ...(url !== null && { msExchInternalHostName: `${kind === 'PowerShell' ? 'http' : 'https'}://${host}${url}` }),
    ...(external && { msExchExternalHostName: kind === 'Rpc' ? external : `https://${external}${url}` }),
    msExchMetabasePath: `IIS://${host}/W3SVC/${siteNumber}/ROOT/${webPath}`,
    ...settings,
    msExchVersion: exchange2010Object,
    changed,
  });
}

/** The settings of POP3 and IMAP4, below the protocols of a server. */
export function mailProtocols({ name, host, changed }) {
  const numbers = { POP3: [110, 995], IMAP4: [143, 993] };
  return Object.entries(numbers).flatMap(([kind, [open, secure]]) => {
    const place = `CN=${kind},CN=Protocols,${placeOf(name)}`;
    const short = kind.replace(/\d/, '');
    const settings = objectAt(`CN=1,${place}`, `protocolCfg${short}Server`, {
      msExchServerBindings: [`0.0.0.0:${open}`, `[::]:${open}`],
      msExchSecureBindings: [`0.0.0.0:${secure}`, `[::]:${secure}`],
      msExchPopImapX509CertificateName: host,
      msExchPopImapFlags: '3',
      msExchPopImapCommandSize: '512',
      msExchIncomingConnectionTimeout: '1800',
      msExchVersion: exchange2010Object,
      changed,
    });
    return [container(place, `msExchProtocolCfg${short}Container`), settings];
  });
}

/** The pointer to Autodiscover, for clients of these sites. */
export function serviceConnectionPoint({ name, host, changed, sites, url }) {
  const place = `CN=Autodiscover,CN=Protocols,${placeOf(name)}`;
  const pointer = objectAt(`CN=${name},${place}`, 'serviceConnectionPoint', {
    keywords: ['77378F46-2C66-4aa9-A6A6-3E7A48B19596', ...sites.map(one => `Site=${one}`)],
    serviceBindingInformation: url ?? `https://${host}/Autodiscover/Autodiscover.xml`,
    serviceClassName: 'ms-Exchange-AutoDiscover-Service',
    serviceDNSName: name,
    changed,
  });
  return [container(place), pointer];
}
