import type { Command } from 'commander';
import { failure } from '../../problems/problem.js';

/** The options that every command takes. */
export interface CommonOptions {
  readonly state?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

export function common(command: Command): Command {
  return command
    .option('--state <folder>', 'keep journals there instead of the usual folder')
    .option('--json', 'print one JSON document on standard output')
    .option('--no-color', 'print without colour');
}

/** The options of a command that reads a directory: `DirectoryOptions`. */
export function withDirectory(command: Command): Command {
  return command
    .option(
      '--directory <where>',
      'ldaps://HOST, ldap://HOST (upgraded by StartTLS), domain:NAME (domain controllers found by DNS), windows: or windows:HOST (your own Windows logon), or file:EXPORT.ldf (a folder, or again for each file of one export)',
      collect,
    )
    .option(
      '--ca <file>',
      'file of the authority that signed the domain controller’s certificate; without it, those the system trusts',
    )
    .option('--user <upn>', 'account that reads the directory, as user@domain')
    .option('--password-stdin', 'read its password from standard input')
    .option('--site <name>', 'with domain:NAME, try the domain controllers of this site first')
    .option('--dns <address[:port]>', 'ask this DNS server instead of the system’s')
    .option(
      '--accept-old-tls',
      'accept a domain controller that knows only TLS 1.0 or 1.1, which are no longer safe; the report says so',
    );
}

export function withAnswer(command: Command): Command {
  return command
    .option('--yes', 'agree to every preview')
    .option('--retry', 'try the failed step again')
    .option('--skip', 'skip the failed step; needs --reason')
    .option('--stop', 'end this recovery')
    .option('--reason <text>', 'why: the report will show it')
    .option('--show-output', 'show every line that the tools print');
}

/** An option of one value that is given twice was meant in one of two ways: nobody knows which. */
export function refuseRepetition(command: Command): void {
  command.commands.forEach(refuseRepetition);
  for (const option of command.options.filter(one => one.required && one.parseArg === undefined)) {
    option.argParser((value: string, before: string | undefined) => {
      if (before === undefined) return value;
      throw failure('WRONG_USE', { what: `${option.long ?? option.flags} was given twice.` });
    });
  }
}

/** Takes each use of an option that may be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
