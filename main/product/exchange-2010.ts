/**
 * All that is particular to Exchange Server 2010. The engine and the runbook read it; nothing else knows a role bit,
 * a build or a path. Sources: Microsoft's build table, the article "Exchange Server 2010 Client Access Server Backup
 * and Recovery" (P. Cunningham), Microsoft's help on recovering a lost server. What no page confirmed says so.
 */
import type { ServerRole, VirtualDirectoryKind } from '../../preload/contract/index.js';

/** Bits of `msExchCurrentServerRoles`. */
export const roleBits: readonly { readonly bit: number; readonly role: ServerRole }[] = [
  { bit: 2, role: 'Mailbox' },
  { bit: 4, role: 'Client Access' },
  { bit: 16, role: 'Unified Messaging' },
  { bit: 32, role: 'Hub Transport' },
  { bit: 64, role: 'Edge Transport' },
];

export interface Release {
  readonly name: string;
  readonly major: 14;
  /** The minor number is the service pack. */
  readonly minor: number;
  readonly build: string;
}

/** Install media that exist: one per service pack. A rollup is a patch and is not recorded in the directory. */
export const releases: readonly Release[] = [
  { name: 'Exchange Server 2010 RTM', major: 14, minor: 0, build: '14.0.639.21' },
  { name: 'Exchange Server 2010 SP1', major: 14, minor: 1, build: '14.1.218.15' },
  { name: 'Exchange Server 2010 SP2', major: 14, minor: 2, build: '14.2.247.5' },
  { name: 'Exchange Server 2010 SP3', major: 14, minor: 3, build: '14.3.123.4' },
];

export const defaultInstallPath = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14';

/** Free space that setup wants on the install drive, and a margin for its copy of the media. */
export const freeBytesNeeded = 5 * 1024 ** 3;

/** Kerberos refuses clocks that are further apart. */
export const clockSkewLimitSeconds = 300;

/** Usual length of a recovery setup, from Microsoft's help. */
export const usualSetupSeconds = 20 * 60;

/** Whether a service of Windows belongs to what a Client Access server is made of. */
export const isOfClientAccess = (service: string): boolean =>
  /^(?:MSExchange|W3SVC$|WAS$|IISADMIN$|NetTcpPortSharing$|WinRM$|wsbexchange$)/i.test(service);

/** Start modes of services in the words of sc.exe. */
export const startWords = { Automatic: 'auto', Manual: 'demand', Disabled: 'disabled' } as const;

/** Services of a Client Access server that must run after the restart. */
export const requiredServices = [
  'MSExchangeADTopology',
  'MSExchangeAB',
  'MSExchangeFDS',
  'MSExchangeFBA',
  'MSExchangeProtectedServiceHost',
  'MSExchangeRPC',
  'MSExchangeServiceHost',
  'W3SVC',
] as const;

/** Phases of a recovery setup, in order, as the article's transcript prints them. */
export const setupPhases = [
  'Copying Setup Files',
  'Client Access Role Checks',
  'Preparing Setup',
  'Stopping Services',
  'Copying Exchange Files',
  'Restoring Services',
  'Client Access Server Role',
  'Exchange Management Tools',
  'Finalizing Setup.',
] as const;

/** Object class of each kind of virtual directory. Source: public scripts that read them over LDAP. */
export const virtualDirectoryClasses: Readonly<Record<VirtualDirectoryKind, string>> = {
  OWA: 'msExchOWAVirtualDirectory',
  ECP: 'msExchECPVirtualDirectory',
  EWS: 'msExchWebServicesVirtualDirectory',
  ActiveSync: 'msExchMobileVirtualDirectory',
  OAB: 'msExchOABVirtualDirectory',
  PowerShell: 'msExchPowerShellVirtualDirectory',
  Autodiscover: 'msExchAutoDiscoverVirtualDirectory',
  'Outlook Anywhere': 'msExchRpcHttpVirtualDirectory',
};

/** Object class of an offline address book. Source: Microsoft's schema reference for Exchange. */
export const addressBookClass = 'msExchOAB';

/** What the Exchange cmdlets call each kind, as in `Set-OwaVirtualDirectory`. */
export const virtualDirectoryNouns: Readonly<Record<VirtualDirectoryKind, string>> = {
  OWA: 'OwaVirtualDirectory',
  ECP: 'EcpVirtualDirectory',
  EWS: 'WebServicesVirtualDirectory',
  ActiveSync: 'ActiveSyncVirtualDirectory',
  OAB: 'OabVirtualDirectory',
  PowerShell: 'PowerShellVirtualDirectory',
  Autodiscover: 'AutodiscoverVirtualDirectory',
  'Outlook Anywhere': 'OutlookAnywhere',
};

/** Bits of the authentication attributes of a virtual directory. Source: Microsoft's log collector for Exchange. */
export const authenticationMethods: readonly { readonly bit: number; readonly name: string }[] = [
  { bit: 1, name: 'Basic' },
  { bit: 2, name: 'NTLM' },
  { bit: 4, name: 'Forms' },
  { bit: 8, name: 'Digest' },
  { bit: 16, name: 'Windows Integrated' },
  { bit: 32, name: 'Live ID Forms' },
  { bit: 64, name: 'Live ID Basic' },
  { bit: 128, name: 'WS-Security' },
  { bit: 256, name: 'Certificate' },
  { bit: 512, name: 'NegoEx' },
];

/** Keywords that mark an Autodiscover service connection point. Source: Microsoft's documentation of EWS. */
export const autodiscoverKeywords = {
  url: '77378F46-2C66-4aa9-A6A6-3E7A48B19596',
  pointer: '67661d7F-8FC4-4fa7-BFAC-E1D7794C1F68',
} as const;

/** Groups that the computer account of an Exchange server belongs to. Source: answers on Microsoft Q&A. */
export const exchangeGroups = ['Exchange Servers', 'Exchange Trusted Subsystem', 'Exchange Install Domain Servers'];
