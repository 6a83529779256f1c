/**
 * As much of the Exchange schema as the organizations of the tests need. The object identifiers of the
 * Exchange 2010 additions are not public: these come from a test arc, and nothing may depend on them. Clients address
 * classes and attributes by name. `msExchConfigurationContainer` and a few attributes are in every Active Directory.
 */
const arc = '1.2.840.113556.1.8000.2554.20100';

const syntaxes = {
  text: { attributeSyntax: '2.5.5.12', oMSyntax: '64' },
  integer: { attributeSyntax: '2.5.5.9', oMSyntax: '2' },
  largeInteger: { attributeSyntax: '2.5.5.16', oMSyntax: '65' },
  name: { attributeSyntax: '2.5.5.1', oMSyntax: '127', oMObjectClass: Buffer.from('2b0c0287731c00854a', 'hex') },
  bytes: { attributeSyntax: '2.5.5.10', oMSyntax: '4' },
};

const attributes = {
  msExchCurrentServerRoles: 'integer',
  msExchInstallPath: 'text',
  msExchDataPath: 'text',
  msExchServerSite: 'name',
  msExchMDBAvailabilityGroupLink: 'name',
  msExchVersion: 'largeInteger',
  msExchInternalHostName: 'text',
  msExchExternalHostName: 'text',
  msExchInternalAuthenticationMethods: 'integer',
  msExchExternalAuthenticationMethods: 'integer',
  msExchMetabasePath: 'text',
  type: 'text',
  msExchProductID: 'text',
  msExchEdgeSyncCredential: 'bytes of many',
  msExchServerInternalTLSCert: 'bytes',
  msExchDefaultDomain: 'text',
  msExchOWAVersion: 'integer',
  msExchOWALogonFormat: 'integer',
  msExchOWADefaultTheme: 'text',
  msExchOWAGzipLevel: 'integer',
  msExchOWAFilterWebBeacons: 'integer',
  msExchOWAClientAuthCleanupLevel: 'integer',
  msExch2003Url: 'text',
  msExchMobileClientFlags: 'integer',
  msExchPollInterval: 'integer',
  msExchRpcHttpFlags: 'integer',
  msExchServerBindings: 'text of many',
  msExchSecureBindings: 'text of many',
  msExchPopImapX509CertificateName: 'text',
  msExchPopImapFlags: 'integer',
  msExchPopImapCommandSize: 'integer',
  msExchIncomingConnectionTimeout: 'integer',
  msExchCmdletExtensionFlags: 'integer',
  msExchOwningServer: 'name',
  msExchMasterServerOrAvailabilityGroup: 'name',
  msExchHostServerLink: 'name',
  msExchEDBFile: 'text',
  msExchOABVirtualDirectoriesLink: 'name of many',
};

const serverAttributes = [
  'adminDisplayName',
  'networkAddress',
  'serialNumber',
  'versionNumber',
  'legacyExchangeDN',
  'msExchCurrentServerRoles',
  'msExchInstallPath',
  'msExchDataPath',
  'msExchServerSite',
  'msExchMDBAvailabilityGroupLink',
  'msExchVersion',
  'type',
  'msExchProductID',
  'msExchEdgeSyncCredential',
  'msExchServerInternalTLSCert',
];
const virtualDirectoryAttributes = [
  'msExchInternalHostName',
  'msExchExternalHostName',
  'msExchInternalAuthenticationMethods',
  'msExchExternalAuthenticationMethods',
  'msExchMetabasePath',
  'msExchVersion',
];
const owaAttributes = [
  'msExchDefaultDomain',
  'msExchOWAVersion',
  'msExchOWALogonFormat',
  'msExchOWADefaultTheme',
  'msExchOWAGzipLevel',
  'msExchOWAFilterWebBeacons',
  'msExchOWAClientAuthCleanupLevel',
  'msExch2003Url',
];
const mailProtocolAttributes = [
  'msExchServerBindings',
  'msExchSecureBindings',
  'msExchPopImapX509CertificateName',
  'msExchPopImapFlags',
  'msExchPopImapCommandSize',
  'msExchIncomingConnectionTimeout',
  'msExchVersion',
];
const databaseAttributes = [
  'adminDisplayName',
  'legacyExchangeDN',
  'msExchOwningServer',
  'msExchMasterServerOrAvailabilityGroup',
  'msExchEDBFile',
  'msExchVersion',
];

/**
 * Class name: parent class, classes that may hold it, attributes that it may carry. Most objects may lie in any
 * container, where Exchange itself is stricter: the fewer classes refer to each other, the faster they are taken up.
 */
const classes = {
  msExchOrganizationContainer: ['container', [], ['legacyExchangeDN']],
  msExchAdminGroupContainer: ['container', [], []],
  msExchAdminGroup: ['top', ['container'], ['legacyExchangeDN']],
  msExchContainer: ['container', ['msExchAdminGroup'], []],
  msExchServersContainer: ['container', ['msExchAdminGroup'], []],
  msExchExchangeServer: ['server', ['container'], serverAttributes],
  msExchClientAccessArray: ['msExchExchangeServer', [], []],
  msExchExchangeTransportServer: ['msExchExchangeServer', [], []],
  msExchProtocolCfgProtocolContainer: ['container', [], []],
  msExchProtocolCfgSharedContainer: ['container', [], []],
  msExchProtocolCfgHTTPContainer: ['msExchProtocolCfgSharedContainer', [], []],
  msExchProtocolCfgPOPContainer: ['msExchProtocolCfgSharedContainer', [], []],
  msExchProtocolCfgIMAPContainer: ['msExchProtocolCfgSharedContainer', [], []],
  msExchVirtualDirectory: ['top', ['container'], virtualDirectoryAttributes],
  msExchOWAVirtualDirectory: ['msExchVirtualDirectory', [], owaAttributes],
  msExchECPVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchWebServicesVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchMobileVirtualDirectory: ['msExchVirtualDirectory', [], ['msExchMobileClientFlags']],
  msExchOABVirtualDirectory: ['msExchVirtualDirectory', [], ['msExchPollInterval']],
  msExchPowerShellVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchAutoDiscoverVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchRpcHttpVirtualDirectory: ['msExchVirtualDirectory', [], ['msExchRpcHttpFlags']],
  protocolCfgPOPServer: ['top', ['container'], mailProtocolAttributes],
  protocolCfgIMAPServer: ['top', ['container'], mailProtocolAttributes],
  msExchCmdletExtensionAgent: ['top', ['container'], ['msExchCmdletExtensionFlags', 'msExchVersion']],
  msExchMDBAvailabilityGroup: ['top', ['container'], ['adminDisplayName', 'msExchVersion']],
  msExchMDB: ['top', ['container'], databaseAttributes],
  msExchPrivateMDB: ['msExchMDB', [], []],
  msExchMDBCopy: ['top', ['msExchMDB'], ['msExchHostServerLink', 'msExchVersion']],
  msExchOAB: ['top', ['container'], ['msExchOABVirtualDirectoriesLink', 'legacyExchangeDN', 'msExchVersion']],
  msExchSystemObjectsContainer: ['container', [], []],
};

/** Classes of every Active Directory that tests use, and what they descend from. */
const baseParents = {
  top: undefined,
  domain: 'top',
  domainDNS: 'domain',
  person: 'top',
  organizationalPerson: 'person',
  user: 'organizationalPerson',
  computer: 'user',
  msExchConfigurationContainer: 'container',
};

/** The class that another descends from; undefined for `top`. */
export function parentOf(objectClass) {
  if (objectClass in baseParents) return baseParents[objectClass];
  return classes[objectClass]?.[0] ?? 'top';
}

/** As for containers of the configuration partition: administrators write, every user of the domain reads. */
const defaultSecurityDescriptor =
  'D:(A;;RPWPCRCCDCLCLORCWOWDSDDTSW;;;DA)(A;;RPWPCRCCDCLCLORCWOWDSDDTSW;;;SY)(A;;RPLCLORC;;;AU)';

const ofMany = / of many$/;

const attributeEntry = ([name, syntax], index) => ({
  name,
  objectClass: ['top', 'attributeSchema'],
  lDAPDisplayName: name,
  attributeID: `${arc}.1.${index + 1}`,
  isSingleValued: ofMany.test(syntax) ? 'FALSE' : 'TRUE',
  ...syntaxes[syntax.replace(ofMany, '')],
});

const classEntry = ([name, [parent, superiors, may]], index) => ({
  name,
  objectClass: ['top', 'classSchema'],
  lDAPDisplayName: name,
  governsID: `${arc}.2.${index + 1}`,
  objectClassCategory: '1',
  rDNAttID: 'cn',
  defaultSecurityDescriptor,
  subClassOf: parent,
  ...(superiors.length > 0 && { possSuperiors: superiors }),
  ...(may.length > 0 && { mayContain: may }),
});

/** How many classes of the Exchange schema must be there before this one can be added. */
function depthOf(name) {
  const known = classes[name];
  if (known === undefined) return 0;
  const [parent, superiors] = known;
  return 1 + Math.max(...[parent, ...superiors].filter(one => one !== name).map(depthOf));
}

/** In groups: a domain controller accepts those of one once it has taken up the groups before. */
function classGroups() {
  const groups = [];
  for (const one of Object.entries(classes).map(classEntry)) (groups[depthOf(one.name) - 1] ??= []).push(one);
  return groups;
}

/** Entries of the schema partition, in groups in the order in which a domain controller accepts them. */
export const exchangeSchema = [Object.entries(attributes).map(attributeEntry), ...classGroups()];
