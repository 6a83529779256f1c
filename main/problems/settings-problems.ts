import { entry } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

interface FileFacts extends ToolFacts {
  readonly target: string;
}
interface CertificateFacts extends ToolFacts {
  readonly thumbprint: string;
}
interface RollupFacts extends ToolFacts {
  readonly id: string;
  readonly path: string;
}
interface IisFacts extends ToolFacts {
  /** Section and place, for people. */
  readonly what: string;
}

const again = 'Then choose Retry.';

/** How the tools fail that read and re-apply what the directory does not hold. */
export const settingsProblems = {
  SETTINGS_NOT_READABLE: entry(
    (_facts: { why: string; output: string }) => 'Windows did not tell the settings of this server.',
    'Without them a kit would be empty, and a comparison would prove nothing.',
    'Start this program with "Run as administrator", if you have not. Then try again. The details hold what was printed.',
    ({ why, output }) => `${why}\n${output}`.trim(),
  ),
  CERTIFICATE_KEY_NOT_EXPORTABLE: entry(
    ({ thumbprint }: { thumbprint: string; why: string }) =>
      `The private key of the certificate ${thumbprint} may not leave this server.`,
    'It was put in without "Mark this key as exportable". A kit can’t hold it.',
    'Look for the PFX file that it came from and keep that beside the kit. Otherwise have the certificate issued again, with an exportable key.',
    ({ why }) => why,
  ),
  CERTIFICATE_NOT_EXPORTED: entry(
    ({ thumbprint }: { thumbprint: string; why: string }) => `The certificate ${thumbprint} could not be exported.`,
    'A kit without it brings back no private key. Mail clients refuse a server with another certificate.',
    'Read below what Windows said. Export it by hand in the Certificates console, with its private key, and keep that file beside the kit.',
    ({ why }) => why,
  ),
  CERTIFICATE_PASSWORD_WRONG: entry(
    ({ thumbprint }: CertificateFacts) => `The password does not open the file of the certificate ${thumbprint}.`,
    'The private key is in the kit only under the password that was typed when the kit was made.',
    'Choose Retry and type the password of the kit.',
    whole,
  ),
  CERTIFICATE_NOT_IN_FILE: entry(
    ({ thumbprint }: CertificateFacts) => `The file does not hold the certificate ${thumbprint}.`,
    'Nothing was changed. Another certificate than the one that was shown is never put in.',
    {
      terminal:
        'Check the kit with "kit inspect". If it is sound, import the certificate by hand from the PFX file that you have.',
      window:
        'Open the kit anew to see whether it is sound. If it is, import the certificate by hand from the PFX file that you have.',
    },
    whole,
  ),
  CERTIFICATE_WITHOUT_KEY: entry(
    ({ thumbprint }: CertificateFacts) => `The certificate ${thumbprint} comes without its private key.`,
    'A server can’t answer with a certificate whose private key it has not got. It is not in the store now.',
    `Find the PFX file that it came from, and import it by hand with its private key. ${again}`,
    whole,
  ),
  CERTIFICATE_KEY_UNUSABLE: entry(
    ({ thumbprint }: CertificateFacts) =>
      `The private key of the certificate ${thumbprint} does not work on this server.`,
    'The services of Exchange could not use it.',
    'It may be kept by a provider that Exchange 2010 does not know. Import it by hand with "certutil -csp "Microsoft RSA SChannel Cryptographic Provider" -importpfx FILE". Then choose Retry.',
    whole,
  ),
  CERTIFICATE_MISSING: entry(
    ({ thumbprint }: CertificateFacts) => `The certificate ${thumbprint} is not in the store of this computer.`,
    'Exchange can only use what is in that store, with its private key.',
    `Import it first. ${again}`,
    whole,
  ),
  CERTIFICATE_IN_USE: entry(
    ({ thumbprint }: CertificateFacts) => `Windows or Exchange still uses the certificate ${thumbprint}.`,
    'Taken out now, no client could connect to those services with SSL.',
    `Enable another certificate for those services first: read below which ones. ${again}`,
    whole,
  ),
  CERTIFICATE_NEEDS_NAME: entry(
    ({ thumbprint }: CertificateFacts) =>
      `The certificate ${thumbprint} is for a wildcard, and nobody said what POP3 and IMAP4 clients call this server.`,
    'Exchange finds such a certificate for POP3 and IMAP4 only by a full name, such as mail.contoso.com.',
    'In the Exchange shell run "Set-PopSettings -X509CertificateName NAME" and "Set-ImapSettings -X509CertificateName NAME". Then choose Retry.',
    whole,
  ),
  EXCHANGE_SHELL_MISSING: entry(
    (_facts: ToolFacts) => 'The Exchange shell of this server does not load.',
    'This setting can be made through it alone. Nothing was changed.',
    'Open the Exchange Management Shell by hand: if that fails too, the Exchange setup on this server is not whole. Windows Server 2012 also needs the feature PowerShell-V2.',
    whole,
  ),
  EXCHANGE_REFUSED: entry(
    ({ tool }: ToolFacts) => `Exchange did not take the setting: ${tool} failed.`,
    'The setting is as it was, or made in part.',
    `Read below what Exchange said, and put that right. ${again}`,
    whole,
  ),
  VIRTUAL_DIRECTORY_MISSING: entry(
    ({ what }: ToolFacts & { what: string }) => `Exchange knows no virtual directory ${what}.`,
    'Recovery brings back the usual ones. One that somebody had added is made again by hand.',
    `Make it with the New-...VirtualDirectory cmdlet, or leave this setting out. ${again}`,
    whole,
  ),
  SETTINGS_FILE_CHANGED: entry(
    ({ target }: FileFacts) => `${target} is not what it was when the changes were shown.`,
    'Somebody, a service or a rollup has changed it since. It was left as it is.',
    'Compare the kit with the server again, and choose again.',
    whole,
  ),
  SETTINGS_FILE_DAMAGED: entry(
    ({ target }: FileFacts) => `What was prepared for ${target} is not whole.`,
    'The place still holds its old file.',
    'Make the re-application again from the kit. If this comes again, check the disk that holds the state folder.',
    whole,
  ),
  SETTINGS_FILE_REFUSED: entry(
    ({ target }: FileFacts) => `${target} is not a place that this program writes to.`,
    'Its path leads through a link, names a device, or is no full path on a drive. It could lead outside of the chosen places.',
    'Copy this file by hand if it is wanted, and leave it out here.',
    whole,
  ),
  SETTINGS_FILE_IN_USE: entry(
    ({ target }: FileFacts) => `${target} is in use by another program.`,
    'The place still holds its old file.',
    `Close what has it open: an editor, a backup, a program against viruses. ${again}`,
    whole,
  ),
  SETTINGS_COPY_FAILED: entry(
    ({ target }: FileFacts) => `No safe copy of ${target} could be kept.`,
    'Without it the change could not be taken back, so it was not made.',
    `Read below what stood in the way. ${again}`,
    whole,
  ),
  SETTINGS_DISK_FULL: entry(
    ({ target }: FileFacts) => `The disk is full: ${target} was not changed.`,
    'The place still holds its old file.',
    `Make room on that drive and on the one with the state folder. ${again}`,
    whole,
  ),
  IIS_SECTION_LOCKED: entry(
    ({ what }: IisFacts) => `IIS does not let ${what} be set there: the section is locked.`,
    'It is locked higher up in applicationHost.config. Nothing was changed.',
    'Unlock it in IIS Manager under Feature Delegation if you want that, or leave this setting out. Then choose Retry.',
    whole,
  ),
  IIS_CONFIGURATION_IN_USE: entry(
    ({ what }: IisFacts) => `IIS could not write ${what}: another program has its configuration open.`,
    'Nothing was changed.',
    `Close IIS Manager and editors. Wait a moment. ${again}`,
    whole,
  ),
  IIS_NOT_SET: entry(
    ({ what }: IisFacts) => `IIS did not take ${what}.`,
    'The setting is as it was.',
    'Read below what appcmd said. An element that is there already, or that is missing, means that IIS is not as it was when the changes were shown: compare again.',
    whole,
  ),
  REGISTRY_NOT_SET: entry(
    ({ place }: ToolFacts & { place: string }) => `The registry did not take ${place}.`,
    'The value is as it was.',
    `Read below what Windows said. Start this program with "Run as administrator", if you have not. ${again}`,
    whole,
  ),
  ROLLUP_NOT_APPLICABLE: entry(
    ({ id }: RollupFacts) => `${id} does not fit the Exchange on this server.`,
    'It is for another service pack or language of Exchange 2010, or a newer one is installed.',
    ({ path }) =>
      `Check that ${path} is for the service pack of this server. If a newer rollup is installed, skip this step with that reason.`,
    whole,
  ),
  ROLLUP_OTHER_RUNS: entry(
    ({ id }: RollupFacts) => `${id} was not installed: another installation is running.`,
    'Windows installs one thing at a time.',
    'Wait until the other installation has ended, or restart this server. Then choose Retry.',
    whole,
  ),
  ROLLUP_UNREADABLE: entry(
    ({ path }: RollupFacts) => `${path} can’t be opened as an update.`,
    'The file is damaged, blocked or not what its name says.',
    'Get the file again, allow it under Properties, "Unblock", then choose Retry.',
    whole,
  ),
  ROLLUP_FAILED: entry(
    ({ id, exitCode, meaning }: RollupFacts) =>
      `${id} was not installed: exit code ${exitCode}${meaning === null ? '' : `, ${meaning}`}.`,
    'A rollup stops and disables the services of Exchange while it works. One that fails may leave them disabled.',
    ({ path }) =>
      `Look in its log, named below, for "return value 3". Check in Services that no Exchange service is Disabled. Run ${path} by hand from an elevated prompt, then choose Retry.`,
    whole,
  ),
};
