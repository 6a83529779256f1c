// Names that stand on every machine, or in every organization: they tell nothing of this one.

/** Containers and objects of Active Directory that Windows and Exchange make everywhere. */
const objects = new Set(
  `configuration|services|microsoft exchange|administrative groups|servers|protocols|http|databases|arrays|users|computers
|domain controllers|builtin|sites|partitions|schema|pop3|imap4|smtp|smtp receive connectors|informationstore|microsoft mta
|microsoft system attendant|system|exchange administrative group (fydibohf23spdlt)|routing groups|connections|dns
|exchange routing group (dwbgzmfd01qnbjr)|microsoft exchange security groups|exchange servers|global settings
|exchange install domain servers|exchange trusted subsystem|exchange windows permissions|organization management
|default-first-site-name|client access|autodiscover|rpcclientaccess|inter-site transports|ip|subnets|ntds settings
|windows nt|directory service|default global address list|address lists container|offline address lists|default offline address book|default offline address list|all address lists
|recipient policies|transport settings|owa mailbox policies|1|foreignsecurityprincipals|domain admins|enterprise admins
|domain computers|schema admins|domain users|administrators|all managed exchange servers|managed service accounts
|program data|rpc|infrastructure|microsoft|exchange|outlook|clientaccess|microsoftdns|domaindnszones|forestdnszones
|microsoft exchange system objects|deleted objects|lostandfound|scripting agent|cmdlet extension agents|exchange legacy interop|public folder management|view-only organization management`
    .split('|')
    .map(one => one.trim()),
);

export const isCommonObject = (name: string): boolean => objects.has(name.toLowerCase()) || /^ms-?Exch/i.test(name);

/** `owa (Default Web Site)`: what Exchange calls its virtual directories. */
export const virtualDirectory =
  /^(?:owa|ecp|ews|oab|rpc|rpcwithcert|autodiscover|powershell|exchange|exchweb|exadmin|public|microsoft-server-activesync)(?: \((.+)\))?$/i;

/** Web sites of every server. */
export const commonSite = /^(?:default web site|exchange back end)$/i;

/** Accounts of every machine: no person. */
export const ofEveryMachine =
  /^(?:nt authority|nt service|builtin|iis apppool|mandatory label|font driver host|workgroup|authority|apppool)$/i;

/**
 * First words of `WORD\word` that are places and no domains: roots and keys of the registry, and the last words of
 * folders with a blank in their name.
 */
export const places =
  /^(?:hk(?:lm|cu|cr|u|ey_\w+)|software|system|system32|syswow64|controlset\d+|currentcontrolset|control|services|setup|microsoft|windows|currentversion|parameters|policies|exchange|exchangesetuplogs|inetsrv|root|sources|scripts|bin|files|\(x86\)|nt|server|servicing|manager|management|updates?|framework|settings|recovery|ccm|users|netlogon|tcpip6?|computername|site|end|owa|ecp|ews|oab|clientaccess|v\d[\w.]*)$/i;

/** Shares of every machine. */
export const commonShare = /^(?:[a-z]\$|admin\$|ipc\$|print\$|netlogon|sysvol)$/i;

/** Hosts of those who wrote Windows, Exchange and the formats of their files. */
const vendors =
  /(?:^|\.)(?:microsoft\.com|windows\.com|windowsupdate\.com|microsoftonline\.com|office\.com|live\.com|verisign\.com|digicert\.com|w3\.org|xmlsoap\.org|oasis-open\.org|iana\.org|ietf\.org|example\.(?:com|net|org))$/i;

/** Hosts that are nobody's in particular. */
export const isCommonHost = (host: string): boolean =>
  vendors.test(host) || /^(?:localhost|\*|\+|\.+|…|-)?$/i.test(host);

/** Labels of a host that say what it is for to every Exchange administrator. */
export const commonLabel = /^(?:autodiscover|_[\w-]+|gc|dc|pdc|domains)$/i;

export const isFile =
  /\.(?:exe|dll|sys|com|cmd|bat|ps1|psm1|msi|msu|msp|cab|log|txt|xml|config|ini|inf|ldf|ldif|cer|pfx|pem|json|html?|csv|zip|aspx?|asmx|svc|dat|evtx?|vhdx?|iso|js|css|png|gif|tmp|bak|edb)$/i;

/** What looks like a host of the Internet and is a word of this trade. */
export const noHost = /^(?:asp|ado|vb|system)\.net$|^(?:setup|command|mode|more|chcp|format|tree|edit|win)\.com$/i;

export const noProfile = /^(?:public|default|default user|all users|administrator)$/i;
