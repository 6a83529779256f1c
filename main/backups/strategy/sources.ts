/** Where the rules of the advice come from, as an administrator can find it. Rules of thumb are called that. */
export const sources = {
  article: '"Exchange Server 2010 Client Access Server Backup and Recovery", P. Cunningham, practical365.com',
  clientAccessData: '"Client Access Server Data", Microsoft TechNet aa998364 (Exchange 2007)',
  restore: '"Backup, restore, and disaster recovery", Microsoft Exchange Server 2013 help',
  recover: '"Recover an Exchange Server", Microsoft dd876880',
  otherRoles: '"Exchange Server 2010: Recovering Exchange Roles", programming4.us',
  adNeeded: '"Exchange Server 2010: Client Access Server Backup and Recovery", programming4.us',
  privateKey: '"Recover Exchange server total loss", supertekboy.com',
  rollups: '"Backup a copy of customized Outlook Web App files before applying a roll-up", Microsoft (archived)',
  virtualization:
    '"Microsoft Support Policies and Recommendations for Exchange Servers in Hardware Virtualization Environments"',
  share: '"wbadmin start backup", Microsoft Windows commands',
  pointer: 'legacyExchangeDN of the databases, which Get-MailboxDatabase shows as RpcClientAccessServer',
  thumb: 'rule of thumb, from no document',
} as const;
