import type { StandIns } from './hidden-names.js';

// Names that nobody has listed, found by the form in which Windows writes them. JSON inside a text doubles a backslash.

/** Accounts of every machine: no person. */
const ofEveryMachine = /^(?:nt authority|nt service|builtin|iis apppool|mandatory label|font driver host|workgroup)$/i;

/**
 * First words of `WORD\word` that are places and no domains: roots and keys of the registry, and the last words of
 * folders with a blank in their name.
 */
const places =
  /^(?:hk(?:lm|cu|cr|u|ey_\w+)|software|system|system32|syswow64|controlset\d+|currentcontrolset|control|services|setup|microsoft|windows|currentversion|parameters|policies|exchange|exchangesetuplogs|inetsrv|root|sources|scripts|bin|files|\(x86\)|nt|server|servicing|manager|management|updates?|framework|settings|recovery|ccm|users|netlogon|tcpip6?|computername|v\d[\w.]*)$/i;

const isFile = /\.(?:exe|dll|sys|com|cmd|bat|ps1|psm1|msi|msu|msp|cab|log|txt|xml|config|ini|inf|ldf|cer|pfx|pem)$/i;

/** `DOMAIN\name` in a sentence: two words and no path, which would have a drive, a root or a third part. */
const account =
  /(?<![\p{L}\p{N}_\\/:.$%()<>-])([\p{L}\p{N}][\p{L}\p{N}_.-]{0,62})(\\{1,2})([\p{L}\p{N}][\p{L}\p{N}_.-]*\$?)(?![\p{L}\p{N}_\\/$*])/gu;

const profile =
  /([\\/]{1,2}(?:users|documents and settings)[\\/]{1,2})([^\\/:*?"<>|\r\n]+(?=[\\/])|[^\\/:*?"<>|\s]+)/giu;
const noProfile = /^(?:public|default|default user|all users|administrator)$/i;

const hardware = /(?<![0-9a-f:-])(?:[0-9a-f]{2}([-:]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f:-])/gi;

/** A text in which accounts, folders of people and hardware addresses are stand-ins. */
export function withoutForms(text: string, standIns: StandIns): string {
  return text
    .replace(account, (all, domain: string, between: string, name: string) =>
      ofEveryMachine.test(domain) || places.test(domain) || isFile.test(name)
        ? all
        : `${standIns.for('domain', domain)}${between}${standIns.for('user', withoutStop(name))}${stopOf(name)}`,
    )
    .replace(profile, (all, before: string, name: string) =>
      noProfile.test(name) ? all : `${before}${standIns.for('user', withoutStop(name))}${stopOf(name)}`,
    )
    .replace(hardware, found => standIns.for('mac', found.replace(/:/g, '-')));
}

/** The full stop of a sentence is no part of a name. */
const withoutStop = (name: string): string => name.replace(/[.,;]+$/, '');
const stopOf = (name: string): string => /[.,;]*$/.exec(name)?.[0] ?? '';
