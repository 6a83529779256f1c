import type { HostChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** One word of a command: as it is handed to the tool, and as one would type it. */
interface Word {
  readonly passed: string;
  readonly typed: string;
}

/** One command: run from `program` and the passed words, shown as the typed ones. */
export interface Command {
  readonly program: string;
  readonly words: readonly Word[];
  /** It asks for the password of the account on standard input. */
  readonly asksPassword: boolean;
}

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/** The commands of a change, in their order. */
export function commandsOf(change: HostChange): readonly Command[] {
  switch (change.kind) {
    case 'rename':
      return [command('netdom.exe', ['renamecomputer', safe(change.from), `/newname:${safe(change.to)}`, '/force'])];
    case 'set-address':
      return setAddress(change);
    case 'join-domain':
      return [joinDomain(change)];
    case 'install-features':
      return [installFeatures(change)];
    case 'set-service-start':
      return [command('sc.exe', ['config', safe(change.service), 'start=', startWords[change.startMode]])];
    case 'recovery-setup':
      return [recoverySetup(change)];
    case 'restart':
      return [restart(change)];
  }
}

/** The facts script. It changes nothing, and is therefore never shown. */
export const readFacts: Command = command('powershell.exe', [
  '-NoLogo',
  '-NoProfile',
  '-NonInteractive',
  '-InputFormat',
  'None',
  '-ExecutionPolicy',
  'Bypass',
  '-File',
  'read-facts.ps1',
]);

/** The command line as one would type it. */
export function asTyped({ program, words }: Command): string {
  return [program, ...words.map(({ typed }) => typed)].join(' ');
}

const startWords = { Automatic: 'auto', Manual: 'demand', Disabled: 'disabled' } as const;

function setAddress({ adapter, address, mask, gateway, dnsServers }: ChangeOf<'set-address'>): readonly Command[] {
  const netsh = (...words: string[]): Command => command('netsh.exe', ['interface', 'ipv4', ...words]);
  const name = `name=${adapter}`;
  const way = gateway === null ? [] : [`gateway=${gateway}`, 'gwmetric=1'];
  const [first = 'none', ...others] = dnsServers;
  return [
    netsh('set', 'address', name, 'source=static', `address=${address}`, `mask=${mask}`, ...way),
    netsh('set', 'dnsservers', name, 'source=static', `address=${first}`, 'register=primary', 'validate=no'),
    ...others.map((server, index) =>
      netsh('add', 'dnsservers', name, `address=${server}`, `index=${index + 2}`, 'validate=no'),
    ),
  ];
}

function joinDomain({ computer, domain, account }: ChangeOf<'join-domain'>): Command {
  const words = ['join', safe(computer), `/domain:${safe(domain)}`];
  const user = word('/userd:', account, /\s/.test(account));
  return {
    ...command('netdom.exe', words),
    words: [...words.map(plain), user, plain('/passwordd:*')],
    asksPassword: true,
  };
}

function installFeatures({ features }: ChangeOf<'install-features'>): Command {
  const script = `Import-Module ServerManager; Add-WindowsFeature ${features.map(safe).join(',')}`;
  const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command'].map(plain);
  return { program: 'powershell.exe', words: [...words, word('', script, true)], asksPassword: false };
}

function recoverySetup({ mediaPath, targetDir, domainController }: ChangeOf<'recovery-setup'>): Command {
  const program = `${mediaPath.replace(/[\\/]+$/, '')}\\setup.com`;
  return {
    program: /\s/.test(program) ? `"${unquoted(program)}"` : unquoted(program),
    words: [
      plain('/m:RecoverServer'),
      ...(targetDir === null ? [] : [word('/TargetDir:', targetDir.replace(/\\+$/, ''), true)]),
      ...(domainController === null ? [] : [plain(`/DomainController:${safe(domainController)}`)]),
    ],
    asksPassword: false,
  };
}

function restart({ reason }: ChangeOf<'restart'>): Command {
  const words = ['/r', '/t', '30', '/d', 'p:4:2', '/c'].map(plain);
  return { program: 'shutdown.exe', words: [...words, word('', reason, true)], asksPassword: false };
}

function command(program: string, words: readonly string[]): Command {
  return { program, words: words.map(plain), asksPassword: false };
}

function plain(text: string): Word {
  return { passed: text, typed: text };
}

function word(option: string, value: string, quoted: boolean): Word {
  const text = unquoted(value);
  return { passed: `${option}${text}`, typed: quoted ? `${option}"${text}"` : `${option}${text}` };
}

/** A quotation mark would end the word early, and what follows would become another one. */
function unquoted(value: string): string {
  if (/["\r\n\0]/.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  return value;
}

/** Names of computers, domains, services and features hold nothing that a command line or a script understands. */
function safe(value: string): string {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.$-]*$/u.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  return value;
}
