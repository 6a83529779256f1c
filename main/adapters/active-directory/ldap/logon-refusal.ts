interface Refusal {
  readonly why: string;
  readonly next: string;
}

const askAdministrator = 'Use another account, or have this one put right in "Active Directory Users and Computers".';

/** What `data NNN` in the answer to a bind means. Source: Microsoft's table of logon status codes (Win32 errors). */
const refusals: Readonly<Record<string, Refusal>> = {
  '525': {
    why: 'it knows no such user',
    next: 'Check the user name. Write it as name@domain, for example administrator@contoso.local.',
  },
  '52e': {
    why: 'user name and password do not belong together',
    next: 'Type the password again. Write the user name as name@domain. Mind the lockout after several wrong tries.',
  },
  '530': { why: 'the account may not log on at this time of day', next: askAdministrator },
  '531': { why: 'the account may not log on from this computer', next: askAdministrator },
  '532': { why: 'its password has expired', next: 'Set a new password for the account, then try again.' },
  '533': { why: 'the account is disabled', next: askAdministrator },
  '701': { why: 'the account has expired', next: askAdministrator },
  '773': {
    why: 'its password must be changed first',
    next: 'Log on to Windows with the account once and set a new password, then try again.',
  },
  '775': {
    why: 'the account is locked',
    next: 'Unlock it in "Active Directory Users and Computers", or wait until the lock ends.',
  },
};

const unknownReason: Refusal = {
  why: 'the name or the password is not accepted',
  next: 'Check both. Write the user name as name@domain.',
};

/** Why a domain controller refused a logon, from the message that came with the refusal. */
export function explainRefusal(message: string): Refusal {
  const [, data = ''] = /\bdata ([0-9a-f]+)/i.exec(message) ?? [];
  return refusals[data.toLowerCase()] ?? unknownReason;
}
