import type { Signature } from './signature.js';
import { statement } from './statement.js';

/** An installer tells what it failed to install, which is no demand for it. */
const installer = /Error code is|\.ms[ip]\b|\bexit code\b/i;
const update = { code: 'HOTFIX_MISSING', unless: installer } as const;

/** How setup is started, and what it wants of the server and the account. */
export const prerequisiteSignatures: readonly Signature[] = [
  { code: 'CANCELLED', pattern: statement(/(?:The |Microsoft |Exchange |Server ){0,4}[Ss]etup was cancell?ed\b/) },
  {
    code: 'STARTED_FROM_BIN',
    pattern:
      /The term '[^'\n]{1,300}\\Bin\\[\w.-]{1,80}\.ps1' (?:is not|isn't) recognized|CommandNotFoundException: [^'\n]{0,80}'[^'\n]{1,300}\\Bin\\[\w.-]{1,80}\.ps1'/i,
  },
  { code: 'ONLY_RECOVERY_AVAILABLE', pattern: statement(/Only disaster recovery mode is available\b/) },
  {
    code: 'ROLES_ALREADY_INSTALLED',
    pattern: statement(/The following (?:Exchange )?server roles? (?:is|are) already installed:/),
  },
  { code: 'ROLES_ALREADY_INSTALLED', pattern: /detected that (?:Exchange )?server roles are already installed/i },
  { code: 'MEDIA_TOO_OLD', pattern: /version (\S{1,40}) or later must be used to perform a recovery/i },
  {
    code: 'DAG_MEMBER',
    pattern: statement(
      /(?:This |The )?(?:Exchange |[Mm]ailbox )?(?:[Ss]erver|[Cc]omputer)(?: ["']?[\w.-]{1,255}["']?)? is (?:still |currently )?a member of a database availability group\b/,
    ),
  },
  {
    code: 'INSTALL_WATERMARK',
    pattern: /Setup previously failed while performing the action ["']?(\w{1,40})["']?\. You (?:cannot|can't) resume/,
  },
  {
    code: 'INSTALL_WATERMARK',
    pattern: statement(/A [Ss]etup failure previously occurred while installing the (\S{1,80}) role/),
  },
  {
    code: 'PREPARE_AD_WRONG_PLACE',
    pattern:
      /(?:not|n't) in the same [^\n]{0,60}schema master[^\n]{0,20}Run setup with[^\n]{0,80}in the (domain \S{1,255} and site [^,\n]{1,64}),/i,
  },
  {
    code: 'PREPARE_AD_WRONG_PLACE',
    pattern: /setup cannot create them because [^\n]{0,40}(?:not|n't) in the same [^\n]{0,60}schema master/i,
  },
  {
    code: 'PENDING_RESTART',
    pattern: statement(
      /A (?:system |server |computer )?(?:reboot|restart) from a previous installation(?: or update)? is (?:still )?pending\b/,
    ),
  },
  {
    code: 'PENDING_RESTART',
    pattern:
      /because a (?:system |server |computer )?(?:reboot|restart) from a previous installation(?: or update)? is (?:still )?pending\b/i,
  },
  { code: 'PENDING_RESTART', pattern: statement(/There is a pending (?:system |server )?(?:reboot|restart)\b/) },
  {
    code: 'SCHEMA_ADMINS_NEEDED',
    pattern: /(?:(?:is not|isn't) a|\bbe a) member of the '?Schema Admins\b/i,
  },
  { code: 'ENTERPRISE_ADMINS_NEEDED', pattern: statement(/Global updates need to be made to Active Directory\b/) },
  {
    code: 'NOT_IN_ORGANIZATION_MANAGEMENT',
    pattern:
      /(?:\bbe a|must use an account that(?:'s| is) a|(?:is not|isn't|are not|aren't) a) member of the '?Organization Management'? role group/i,
  },
  { code: 'DOMAIN_NOT_PREPARED', pattern: statement(/The local domain needs to be (?:updated|prepared)\b/) },
  {
    ...update,
    pattern:
      /\brequires?\b[^\n.]{0,60}\b(?:hotfix|update)\b[^\n]{0,160}\b(?:Knowledge Base article )?((?:KB ?)?\d{6,7})\b/i,
  },
  {
    ...update,
    pattern: /\b(?:must|need to|have to) install\b[^\n.]{0,60}\b(?:hotfix|update)\b[^\n]{0,160}\b(KB ?\d{6,7})\b/i,
  },
  {
    ...update,
    pattern:
      /\b(KB ?\d{6,7})\b[^\n.]{0,60}\b(?:is required|is missing|(?:must|needs to) be installed|(?:is not|isn't|has not been|hasn't been) installed)\b/i,
  },
  // The five that Exchange 2010 asks for: any demand that names one of them asks for it.
  {
    ...update,
    demanded: true,
    pattern:
      /\b(?:hotfix|update|install)\w{0,3}\b[^\n]{0,160}\b(KB(?:979744|982867|983440|977020|979099))\b(?! is (?:already )?installed)/i,
  },
  {
    code: 'FEATURE_MISSING',
    pattern: statement(/The '([^'\n]{1,120})' component is required(?=[.,;"\s]|$)(?! (?:by|for|only)\b)/),
  },
  {
    code: 'FEATURE_MISSING',
    pattern:
      /The Windows (?:component|feature) '?([\w. -]{2,80}?)'? (?:isn't|is not) installed[^\n.]{0,60}\b(?:needs to|must) be installed/i,
  },
  {
    code: 'FEATURE_MISSING',
    demanded: true,
    pattern: /The Windows (?:component|feature) '?([\w. -]{2,80}?)'? (?:isn't|is not) installed/i,
  },
  {
    code: 'FILES_IN_USE',
    pattern:
      /(?:can't|cannot|can not) continue[^\n]{0,60} because the (\S{1,80} \(\d{1,10}\)|\S{1,80}) has open files/i,
  },
  {
    code: 'PORT_SHARING',
    pattern: /start mode for the Net\. ?Tcp Port Sharing service (?:must|should) be set to Automatic/i,
  },
  { code: 'SCRIPTING_AGENT_FILE', pattern: statement(/Scripting Agent initialization failed:/) },
];
