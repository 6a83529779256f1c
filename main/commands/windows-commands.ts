import type { HostChange } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { startWords } from '../product/exchange-2010.js';
import { backupCommand, isBackupChange } from './backup-commands.js';
import { isSettingsChange, settingsCommands } from './reapply-commands.js';
import {
  asTyped,
  command,
  option,
  plain,
  quoted,
  safe,
  unquoted,
  word,
  type Command,
  type Script,
  type Word,
} from './words.js';

export { asTyped, type Command };

/** Where the PowerShell scripts are on this machine: from the name of a script to what stands after `-File`. */
export type ScriptPath = (name: string) => string;

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/**
 * The commands of a change, in their order.
 * @fidelity C rename: rename-computer.ps1; the name is read again from the registry, and as the active one after the
 * restart
 */
export function commandsOf(change: HostChange, scriptPath: ScriptPath): readonly Command[] {
  const script = (name: string, ...words: Word[]): Command => powershell(scriptPath(name), words);
  if (isSettingsChange(change)) return settingsCommands(change, script);
  if (isBackupChange(change)) return [backupCommand(change, script)];
  switch (change.kind) {
    case 'rename':
      return [script('rename-computer.ps1', ...option('-From', safe(change.from)), ...option('-To', safe(change.to)))];
    case 'set-address':
      return setAddress(change);
    case 'join-domain':
      return [joinDomain(change, script)];
    case 'reset-account':
      return [resetAccount(change, script)];
    case 'install-features':
      return [installFeatures(change, script)];
    case 'install-package':
      return [installPackage(change)];
    case 'set-service-start':
      return [setServiceStart(change)];
    case 'start-service':
      return [startService(change)];
    case 'recovery-setup':
      return [recoverySetup(change)];
    case 'restart':
      return restart(change);
  }
}

/** How a script is started. Nothing secret is among the words; `-InputFormat None` leaves standard input to the script. */
export function powershell(scriptFile: string, words: readonly Word[] = []): Command {
  const options = ['-NoLogo', '-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-ExecutionPolicy', 'Bypass'];
  const file = /\s/.test(scriptFile) ? quoted(scriptFile) : plain(unquoted(scriptFile));
  return {
    program: 'powershell.exe',
    words: [...options.map(plain), plain('-File'), file, ...words],
    asksPasswordOf: null,
  };
}

/** @fidelity C install-features: add-features.ps1; read again by Get-WindowsFeature in the script and by the facts */
function installFeatures({ features, source }: ChangeOf<'install-features'>, script: Script): Command {
  const from = source === null ? [] : [plain('-Source'), quoted(source)];
  return script('add-features.ps1', ...option('-Features', features.map(safe).join(',')), ...from);
}

/** @fidelity C set-service-start: sc.exe config as Microsoft documents it; read again from the services by the facts */
function setServiceStart({ service, startMode }: ChangeOf<'set-service-start'>): Command {
  return command('sc.exe', ['config', safe(service), 'start=', startWords[startMode]]);
}

/** @fidelity C start-service: sc.exe start as Microsoft documents it; read again from the services by the facts */
function startService({ service }: ChangeOf<'start-service'>): Command {
  return command('sc.exe', ['start', safe(service)]);
}

/**
 * @fidelity D set-address: netsh interface ipv4 by the index of the adapter, as generally known; address, mask, gateway
 * and DNS servers are read again from Win32_NetworkAdapterConfiguration by the facts
 */
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

/**
 * @fidelity C join-domain: join-domain.ps1; membership, secure channel and the age of the account's password are read
 * again after the restart
 */
function joinDomain({ computer, domain, account, rejoin }: ChangeOf<'join-domain'>, script: Script): Command {
  const words = [...option('-Computer', safe(computer)), ...option('-Domain', safe(domain)), ...accountWords(account)];
  return {
    ...script('join-domain.ps1', ...words, ...(rejoin ? [plain('-Rejoin')] : [])),
    asksPasswordOf: account,
  };
}

/** @fidelity C reset-account: reset-account.ps1; the age of its password is read again from the directory */
function resetAccount(change: ChangeOf<'reset-account'>, script: Script): Command {
  const { distinguishedName, domain, domainController, account } = change;
  const words = [
    plain('-Name'),
    quoted(distinguishedName),
    ...option('-Domain', safe(domain)),
    ...(domainController === null ? [] : option('-Controller', safe(domainController))),
  ];
  return { ...script('reset-account.ps1', ...words, ...accountWords(account)), asksPasswordOf: account };
}

function accountWords(account: string): Word[] {
  // PowerShell would take it for the name of a parameter.
  if (account.startsWith('-')) throw failure('COMMAND_NOT_SAFE', { value: account });
  return [plain('-Account'), /\s/.test(account) ? quoted(account) : plain(unquoted(account))];
}

/**
 * Update packages of Windows, installers and patches are each started by another tool, and none may restart by itself.
 * @fidelity C install-package: wusa.exe and msiexec.exe as Microsoft documents them, installers of Exchange's prerequisites as a published script starts them; read again from the updates and programs that Windows lists
 */
function installPackage({ path }: ChangeOf<'install-package'>): Command {
  const file = quoted(path);
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const quiet = ['/quiet', '/norestart'].map(plain);
  switch (ending) {
    case 'msu':
      return { program: 'wusa.exe', words: [file, ...quiet], asksPasswordOf: null };
    case 'msi':
    case 'msp':
      return {
        program: 'msiexec.exe',
        words: [plain(ending === 'msi' ? '/i' : '/p'), file, ...quiet],
        asksPasswordOf: null,
      };
    case 'exe':
      return { program: file.typed, words: quiet, asksPasswordOf: null };
    default:
      throw failure('COMMAND_NOT_SAFE', { value: path });
  }
}

/**
 * @fidelity C recovery-setup: setup.com /m:RecoverServer, Microsoft's pages on recovering an Exchange server; exit code,
 * log and registry are read together before it counts as done
 */
function recoverySetup({ mediaPath, targetDir, domainController }: ChangeOf<'recovery-setup'>): Command {
  const program = `${mediaPath.replace(/[\\/]+$/, '')}\\setup.com`;
  return {
    program: /\s/.test(program) ? `"${unquoted(program)}"` : unquoted(program),
    words: [
      plain('/m:RecoverServer'),
      ...(targetDir === null ? [] : [word('/TargetDir:', targetDir.replace(/\\+$/, ''), true)]),
      ...(domainController === null ? [] : [plain(`/DomainController:${safe(domainController)}`)]),
    ],
    asksPasswordOf: null,
  };
}

/** Names of what stands in Windows between the restart and the resume. */
export const resumeTask = 'CAS Recovery\\Resume';
const runOnceKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce';
const runOnceValue = 'CAS Recovery';

/** Shown by Windows while it counts down. The same for every reason, so that it can be shown before the reason is known. */
const restartComment = 'CAS Recovery restarts this server.';

/**
 * @fidelity C restart: shutdown.exe as Microsoft documents it; that it happened is read from the boot that Windows tells
 */
function restart({ resume }: ChangeOf<'restart'>): readonly Command[] {
  const shutdown: Command = {
    program: 'shutdown.exe',
    words: [...['/r', '/t', '30', '/d', 'p:4:2', '/c'].map(plain), quoted(restartComment)],
    asksPasswordOf: null,
  };
  if (resume === null) return [shutdown];
  const task: Command = {
    program: 'schtasks.exe',
    words: [plain('/create'), plain('/tn'), quoted(resumeTask), plain('/xml'), quoted(resume.taskFile), plain('/f')],
    asksPasswordOf: null,
  };
  return [task, ...runOnce(resume), shutdown];
}

/** Windows takes no longer line there. */
const longestRunOnce = 250;

/** The fallback for where no task may be made. Windows takes the value away before it starts the program. */
function runOnce({ program, arguments: words }: NonNullable<ChangeOf<'restart'>['resume']>): readonly Command[] {
  const line = [program, ...words].map(one => (/\s/.test(one) ? `"${unquoted(one)}"` : unquoted(one))).join(' ');
  if (line.length > longestRunOnce) return [];
  return [
    {
      program: 'reg.exe',
      words: [
        plain('add'),
        plain(runOnceKey),
        plain('/v'),
        quoted(runOnceValue),
        ...['/t', 'REG_SZ', '/d'].map(plain),
        { passed: line, typed: `"${line.replaceAll('"', '\\"')}"` },
        ...['/f', '/reg:64'].map(plain),
      ],
      asksPasswordOf: null,
    },
  ];
}

/** Takes away what a restart left for the resume. Each may be gone already, and then says so with an exit code. */
export const forgetResume: readonly Command[] = [
  {
    program: 'schtasks.exe',
    words: [plain('/delete'), plain('/tn'), quoted(resumeTask), plain('/f')],
    asksPasswordOf: null,
  },
  {
    program: 'reg.exe',
    words: [plain('delete'), plain(runOnceKey), plain('/v'), quoted(runOnceValue), plain('/f'), plain('/reg:64')],
    asksPasswordOf: null,
  },
];
