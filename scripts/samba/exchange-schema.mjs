/**
 * As much of the Exchange schema as the directory export of the EX3 scenario needs. The object identifiers of the
 * Exchange 2010 additions are not public: these come from a test arc, and nothing may depend on them. Clients address
 * classes and attributes by name. `msExchConfigurationContainer` and a few attributes are in every Active Directory.
 */
const arc = '1.2.840.113556.1.8000.2554.20100';

const syntaxes = {
  text: { attributeSyntax: '2.5.5.12', oMSyntax: '64' },
  integer: { attributeSyntax: '2.5.5.9', oMSyntax: '2' },
  largeInteger: { attributeSyntax: '2.5.5.16', oMSyntax: '65' },
  name: { attributeSyntax: '2.5.5.1', oMSyntax: '127', oMObjectClass: Buffer.from('2b0c0287731c00854a', 'hex') },
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
];
const virtualDirectoryAttributes = [
  'msExchInternalHostName',
  'msExchExternalHostName',
  'msExchInternalAuthenticationMethods',
  'msExchExternalAuthenticationMethods',
  'msExchMetabasePath',
];

/** Class name: parent class, classes that may hold it, attributes that it may carry. In the order they must be added. */
const classes = {
  msExchOrganizationContainer: ['container', ['msExchConfigurationContainer'], ['legacyExchangeDN']],
  msExchAdminGroupContainer: ['container', ['msExchOrganizationContainer'], []],
  msExchAdminGroup: ['top', ['msExchAdminGroupContainer'], ['legacyExchangeDN']],
  msExchContainer: ['container', ['msExchAdminGroup'], []],
  msExchServersContainer: ['container', ['msExchAdminGroup'], []],
  msExchExchangeServer: ['server', ['msExchServersContainer'], serverAttributes],
  msExchClientAccessArray: ['msExchExchangeServer', ['msExchContainer'], []],
  msExchProtocolCfgProtocolContainer: ['container', ['msExchExchangeServer'], []],
  msExchProtocolCfgSharedContainer: ['container', ['msExchProtocolCfgProtocolContainer'], []],
  msExchProtocolCfgHTTPContainer: ['msExchProtocolCfgSharedContainer', [], []],
  msExchVirtualDirectory: ['top', ['msExchProtocolCfgHTTPContainer'], virtualDirectoryAttributes],
  msExchOWAVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchECPVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchWebServicesVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchMobileVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchOABVirtualDirectory: ['msExchVirtualDirectory', [], []],
  msExchSystemObjectsContainer: ['container', ['domainDNS'], []],
};

/** As for containers of the configuration partition: administrators write, every user of the domain reads. */
const defaultSecurityDescriptor =
  'D:(A;;RPWPCRCCDCLCLORCWOWDSDDTSW;;;DA)(A;;RPWPCRCCDCLCLORCWOWDSDDTSW;;;SY)(A;;RPLCLORC;;;AU)';

const attributeEntry = ([name, syntax], index) => ({
  name,
  objectClass: ['top', 'attributeSchema'],
  lDAPDisplayName: name,
  attributeID: `${arc}.1.${index + 1}`,
  isSingleValued: 'TRUE',
  ...syntaxes[syntax],
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

/** Entries of the schema partition, in the order in which a domain controller accepts them. */
export const exchangeSchema = {
  attributes: Object.entries(attributes).map(attributeEntry),
  classes: Object.entries(classes).map(classEntry),
};
