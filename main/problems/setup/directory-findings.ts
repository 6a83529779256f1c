import { type FindingText, halfDone, naming, newLogon, nothingDone, runAgain, tryAgain } from './finding-text.js';

/** Rights, and what setup finds or writes in Active Directory. */
export const directoryFindings = {
  PREPARE_AD_WRONG_PLACE: {
    title: subject =>
      subject === ''
        ? 'Active Directory must be prepared from another place.'
        : `Active Directory must be prepared from another place: ${subject}.`,
    meaning:
      'Setup must prepare Active Directory first, and can do so only in the domain and site of the schema master. Nothing was installed.',
    actions: [
      'On a computer in that domain and site run: setup.com /PrepareAD, as a member of Enterprise Admins and Schema Admins.',
      'Wait until it has replicated: repadmin /showrepl.',
      tryAgain,
    ],
  },
  SCHEMA_ADMINS_NEEDED: {
    title: 'The schema must be extended, and this account is no member of Schema Admins.',
    meaning: nothingDone,
    actions: [
      'Log on with an account of Schema Admins and Enterprise Admins, or add yours to both, and log off and on again.',
      'Run: setup.com /PrepareSchema, in the domain and site of the schema master, and wait for replication.',
      tryAgain,
    ],
  },
  ENTERPRISE_ADMINS_NEEDED: {
    title: 'The organization must be prepared, and this account is no member of Enterprise Admins.',
    meaning: nothingDone,
    actions: [
      `Log on with an account of Enterprise Admins, or add yours. ${newLogon}`,
      'Run: setup.com /PrepareAD, and wait for replication.',
      tryAgain,
    ],
  },
  DOMAIN_ADMINS_NEEDED: {
    title: 'This account may not prepare the domain.',
    meaning: nothingDone,
    actions: [`Log on with an account of Domain Admins of that domain, or add yours. ${newLogon}`, tryAgain],
  },
  NOT_LOCAL_ADMINISTRATOR: {
    title: 'This account is no administrator of this server.',
    meaning: nothingDone,
    actions: ['Log on with a local administrator, and start setup from a prompt that runs as administrator.', tryAgain],
  },
  DOMAIN_NOT_PREPARED: {
    title: 'The domain of this server is not prepared for Exchange.',
    meaning: 'Setup needs groups and rights in the domain that its preparation makes. Nothing was installed.',
    actions: [
      'Run: setup.com /PrepareDomain, in this domain, as a member of Domain Admins and Organization Management, or of Enterprise Admins.',
      'Look for a second container "Microsoft Exchange System Objects" in the domain: there must be only one.',
      `Wait for replication. ${tryAgain}`,
    ],
  },
  NOT_IN_ORGANIZATION_MANAGEMENT: {
    title: 'Your account is no member of Organization Management.',
    meaning: 'Without it setup may not change the Exchange organization. Nothing was installed.',
    actions: [
      'Check with: whoami /groups. The group "Organization Management" must be listed.',
      `Log on with such an account, or add yours to the group. ${newLogon}`,
      tryAgain,
    ],
  },
  DC_OUT_OF_SITE: {
    title: naming(
      'Setup can’t use the domain controller',
      'Setup can’t use its domain controller',
      ': it is in another site.',
    ),
    meaning: 'Setup reads and writes at a domain controller of the site of this server only. Nothing was installed.',
    actions: [
      'See which site this server is in: nltest /dsgetsite. If it is the wrong one, correct the subnets in Active Directory Sites and Services.',
      'Run setup again with /DomainController:FQDN of a domain controller in this site.',
    ],
  },
  NO_SUITABLE_DC: {
    title: 'Exchange found no domain controller that it can use.',
    meaning:
      'The Active Directory Topology service runs, but could use none of the domain controllers. Exchange may be half installed.',
    actions: [
      'Read events 2080 and 2142 of MSExchange ADAccess in the application log: they tell what each domain controller lacks.',
      'Usual reasons: no global catalog in the site, the site has no subnet for this server, "Exchange Servers" lacks the right "Manage auditing and security log".',
      'Check DNS and reach: nltest /dsgetdc:DOMAIN /gc, and dcdiag on the domain controller.',
      runAgain,
    ],
  },
  AD_TOPOLOGY_NOT_RUNNING: {
    title: 'The Active Directory Topology service of Exchange is not running.',
    meaning:
      'Setup finds no domain controller without it. Setup itself may have stopped it. Exchange is half installed.',
    actions: [
      'Run: Set-Service MSExchangeADTopology -StartupType Automatic; Start-Service MSExchangeADTopology.',
      'Read the application log for why it stopped, and put that right.',
      'Keep it running during the whole setup, also after files were copied.',
      runAgain,
    ],
  },
  AD_UNREACHABLE: {
    title: 'Setup could not reach Active Directory.',
    meaning: 'All settings of the server come from there. If another finding stands above, begin with that one.',
    actions: [
      'Check the secure channel: nltest /sc_verify:DOMAIN. Check that the server is a member of its domain.',
      'Check its DNS servers (ipconfig /all), its clock (w32tm /query /status) and the firewall.',
      tryAgain,
    ],
  },
  DIRECTORY_STATE: {
    title: 'Setup could not make sure that Active Directory is ready.',
    meaning: 'Without that it neither reads nor writes there. Nothing was installed.',
    actions: [
      'Read what setup says in the lines below.',
      'Usually a domain controller is not reachable (dcdiag), or setup.com /PrepareAD must run first.',
      tryAgain,
    ],
  },
  SECURITY_GROUPS_OU_MISSING: {
    title: 'The organizational unit "Microsoft Exchange Security Groups" is missing.',
    meaning: 'Setup expects it at the root of the domain with the groups of Exchange in it. It was deleted or moved.',
    actions: [
      'Restore it from the Active Directory Recycle Bin or a backup, or create it at the root of the forest root domain.',
      'Move the groups of Exchange back into it, wait for replication, and run: setup.com /PrepareAD.',
      tryAgain,
    ],
  },
  WELL_KNOWN_OBJECT_INVALID: {
    title: naming('Exchange points to a group that was deleted:', 'Exchange points to a group that was deleted'),
    meaning:
      'The attribute otherWellKnownObjects of the Exchange container names an object that is not there any more.',
    actions: [
      'Restore the deleted group from the Active Directory Recycle Bin or a backup.',
      'If it can’t be restored, remove that value from otherWellKnownObjects of CN=Microsoft Exchange,CN=Services in the configuration (ldp.exe), and run: setup.com /PrepareAD.',
    ],
  },
  WELL_KNOWN_OBJECT_WRONG_TYPE: {
    title: naming('A group of Exchange has the wrong type:', 'A group of Exchange has the wrong type'),
    meaning: 'Setup needs a universal security group there. It was changed by hand.',
    actions: [
      'Open the group in Active Directory Users and Computers and make it "Universal" and "Security".',
      'If it has the right type, see whether it was given a mail address: it must have none.',
      `Wait for replication. ${tryAgain}`,
    ],
  },
  SCHEMA_IMPORT_FAILED: {
    title: naming('The import of a schema file failed:', 'The import of a schema file failed'),
    meaning: 'The schema of the forest may be extended in part. The import can be repeated.',
    actions: [
      'Read ldif.err in %LocalAppData%\\Temp of the account that ran setup: it names the object and the error.',
      'Check the schema master: netdom query fsmo, and dcdiag /s:NAME. Put that error right.',
      'Run: setup.com /PrepareSchema again.',
    ],
  },
  DIRECTORY_ACCESS_DENIED: {
    title: 'Active Directory refused a change: rights are missing.',
    meaning: halfDone,
    actions: [
      'See in the lines below, or just above them in the log, which object setup was working on.',
      'On that object look for denials and for inheritance that is switched off: dsacls "DN".',
      'Check the groups of your account (whoami /groups), and that the server’s account is in "Exchange Servers" and "Exchange Trusted Subsystem".',
      runAgain,
    ],
  },
  OBJECT_ALREADY_EXISTS: {
    title: naming(
      'Active Directory already holds the object',
      'Active Directory already holds an object that setup creates',
    ),
    meaning: 'Setup could not see it, so it tried to create it again. Mostly rights on that object are missing.',
    actions: [
      'Check that rights are inherited to that object and that nothing denies reading it: dsacls "DN".',
      subject =>
        subject.startsWith('CN=Folder Hierarchies,')
          ? 'This container lacks its public folder tree: in ADSI Edit create an object of class msExchPFTree in it, and set msExchPFTreeType to 1.'
          : 'Wait for replication if it was made a short while ago: repadmin /showrepl.',
      runAgain,
    ],
  },
  UPN_NOT_UNIQUE: {
    title: 'A user principal name that setup wants to use exists already in the forest.',
    meaning: 'Setup repairs a system mailbox. Another account has the same user principal name.',
    actions: [
      'Find both accounts: dsquery * forestroot -filter "(userPrincipalName=NAME)" -attr distinguishedName -limit 0. The name stands in the lines below or just above them.',
      'Give the account that does not belong to Exchange another name. Do not delete system or arbitration mailboxes.',
      runAgain,
    ],
  },
  HOME_DATABASE_MISSING: {
    title: 'A system mailbox has no home database.',
    meaning: 'Its attribute homeMDB is empty, mostly because its database was removed. Setup can’t repair it then.',
    actions: [
      'Find it: Get-Mailbox -Arbitration and Get-Mailbox -Monitoring show a warning for each one that is corrupt.',
      'Give each a database: Set-Mailbox NAME -Arbitration -Database DATABASE.',
      runAgain,
    ],
  },
  DIRECTORY_OBJECT_MISSING: {
    title: naming('Active Directory lacks the object', 'Active Directory lacks an object that setup needs'),
    meaning: halfDone,
    actions: ['Wait for replication between the domain controllers: repadmin /showrepl.', runAgain],
  },
} satisfies Readonly<Record<string, FindingText>>;
