/**
 * What lives outside Active Directory, and so is not rebuilt by a recovery setup. Sources: the article "Exchange
 * Server 2010 Client Access Server Backup and Recovery" (P. Cunningham), Microsoft's help on Client Access server data
 * (aa998364), on recovering an Exchange server (dd876880) and on servicing Exchange 2010 (ff637979).
 */
export interface NotBroughtBack {
  readonly what: string;
  readonly stands: string;
  readonly next: string;
}

/** In the order in which they are best done: a rollup replaces files, so it comes before changed files. */
export const notBroughtBack: readonly NotBroughtBack[] = [
  {
    what: 'Update rollup',
    stands: 'Setup installs the service pack of the media. The directory does not record which rollup was there.',
    next: 'Install the rollup that your other Exchange servers run, before you change any files.',
  },
  {
    what: 'Certificates',
    stands: 'Setup puts a self-signed certificate on the web site and the mail services. Clients warn, or refuse it.',
    next: 'Import your certificate with its private key. Assign it to IIS, and to POP and IMAP if you use them.',
  },
  {
    what: 'Files in \\ClientAccess',
    stands: 'Changed pages, themes, logos and web.config settings are back to those of the media.',
    next: 'Compare with your copy and merge what you had changed. Do not copy old files over newer ones.',
  },
  {
    what: 'IIS settings',
    stands: 'Redirects, extra sites and directories, address limits and headers are gone.',
    next: 'Set them again in IIS Manager. Do not put the old applicationHost.config back: it would disagree with the directory.',
  },
  {
    what: 'Registry values',
    stands: 'Values set by hand are gone, static ports of RPC Client Access and Address Book among them.',
    next: 'Set them one by one, as on the other servers of the array. Then restart the services that read them.',
  },
  {
    what: 'Service start modes',
    stands: 'POP3 and IMAP4 start manually after a fresh setup. Other services have their default again.',
    next: 'Set the ones that your users need to start automatically, and start them.',
  },
  {
    what: 'Network Load Balancing',
    stands: 'The membership of the cluster and its port rules were part of the old Windows.',
    next: 'Add the server to the cluster with the same port rules. Do this last, when all else works.',
  },
  {
    what: 'Other software and backups',
    stands: 'Agents, monitoring, antivirus and the backup job of the old server are not on this one.',
    next: 'Install what you need again, and make a fresh backup of this server tonight.',
  },
];
