import type { LostServer, ProcedureStep, Verdict } from '../../preload/contract/index.js';
import { targetDirOf } from '../product/install-path.js';
import { virtualDirectoryNouns } from '../product/exchange-2010.js';
import { prerequisitesFor } from './prerequisites.js';
import { windowsOf } from './windows-needed.js';

const unknown = '(not recorded)';

/** The whole recovery by hand, with the values of this server: for a console where this program does not start. */
export function procedureFor(server: LostServer, verdict: Verdict): ProcedureStep[] {
  return [
    ...before(verdict),
    resetAccount(server),
    newServer(server),
    identity(server),
    prerequisitesFor(server),
    setup(server),
    rollup(),
    reapply(),
    restart(),
    verify(server),
    backToClients(server),
  ];
}

function before({ reasons }: Verdict): ProcedureStep[] {
  const lines = reasons
    .filter(({ weight }) => weight === 'first' || weight === 'care')
    .map(({ problem }) => `${problem.happened} ${problem.next}`);
  return lines.length === 0 ? [] : [{ id: 'before', title: 'Before you begin', lines, commands: [] }];
}

function resetAccount({ summary: { name }, computer, domain }: LostServer): ProcedureStep {
  const distinguishedName = computer?.distinguishedName;
  return {
    id: 'reset-account',
    title: `Reset the computer account of ${name}`,
    lines: [
      `Make sure that the old ${name} is switched off and cannot come back.`,
      `On a domain controller of ${domain}, reset the account. Do not delete it: the rights of Exchange hang on it.`,
    ],
    commands: distinguishedName === undefined ? [] : [`dsmod computer ${quoted(distinguishedName)} -reset`],
  };
}

function newServer(server: LostServer): ProcedureStep {
  const system = windowsOf(server) ?? `the Windows of the lost server ${unknown}`;
  const letter = /^[A-Z]:/i.exec(server.installPath ?? '')?.[0].toUpperCase();
  const drive = letter === undefined || letter === 'C:' ? [] : [`Give it a drive ${letter}, as the lost server had.`];
  return {
    id: 'new-server',
    title: 'Install Windows',
    lines: [`Install ${system}, with all its updates.`, ...drive],
    commands: [],
  };
}

function identity({ summary: { name, fqdn }, domain, nameRecords: { addresses } }: LostServer): ProcedureStep {
  const [address = unknown] = addresses;
  return {
    id: 'identity',
    title: 'Give it the name, the address and the domain of the lost server',
    lines: [
      `Name ${name}, full name ${fqdn ?? unknown}, IP address ${address}, domain ${domain}. Restart after each change that asks for it.`,
      'Before you set the address, make sure that nothing answers on it.',
    ],
    commands: [
      ...(addresses.length > 0 ? [`ping ${address}`] : []),
      `netdom renamecomputer %COMPUTERNAME% /newname:${name} /force`,
      `netdom join ${name} /domain:${domain} /userd:ACCOUNT /passwordd:*`,
    ],
  };
}

function setup(server: LostServer): ProcedureStep {
  const target = targetDirOf(server.installPath);
  const media = server.summary.version?.name ?? `the recorded version ${unknown}`;
  return {
    id: 'setup',
    title: `Run recovery setup from the media of ${media}`,
    lines: [
      'Log on with an account of Organization Management that is a local administrator, and open an elevated command prompt in the folder of the media.',
      'It takes about 20 minutes. Keep C:\\ExchangeSetupLogs\\ExchangeSetup.log. If it fails, mend the cause and run the same command again.',
    ],
    commands: [`setup.com /m:RecoverServer${target === null ? '' : ` /TargetDir:${quoted(target)}`}`],
  };
}

function rollup(): ProcedureStep {
  return {
    id: 'rollup',
    title: 'Install the update rollup',
    lines: [
      'Install the rollup that was installed before: setup brings back the service pack only. Do it before you touch files, because a rollup overwrites some of them.',
    ],
    commands: [],
  };
}

function reapply(): ProcedureStep {
  return {
    id: 'reapply',
    title: 'Bring back what the directory does not hold',
    lines: [
      'Import the web certificate with its private key and enable it for IIS.',
      'Compare your own changes in the ClientAccess folder, in IIS and in the registry with your notes, and make them again one by one. Never copy whole configuration files over the new ones.',
    ],
    commands: ['Get-ExchangeCertificate | Format-List Subject,Thumbprint,Services,NotAfter,HasPrivateKey'],
  };
}

function restart(): ProcedureStep {
  return {
    id: 'restart',
    title: 'Restart the server',
    lines: ['Exchange may be used only after this restart.'],
    commands: ['shutdown /r /t 0'],
  };
}

function verify({ virtualDirectories, summary: { name }, serviceConnectionPoints }: LostServer): ProcedureStep {
  const lines = virtualDirectories.map(
    ({ kind, name: directory, internalUrl, externalUrl }) =>
      `${kind}, ${directory}: inside ${internalUrl ?? 'none'}, outside ${externalUrl ?? 'none'}.`,
  );
  const points = serviceConnectionPoints.map(({ url }) => `Autodiscover inside the network: ${url ?? 'none'}.`);
  const kinds = [...new Set(virtualDirectories.map(({ kind }) => kind))];
  return {
    id: 'verify',
    title: 'Verify what came back',
    lines: [
      'In the Exchange Management Shell, compare with what was recorded of the lost server:',
      ...lines,
      ...points,
    ],
    commands: [
      'Test-ServiceHealth',
      ...kinds.map(
        kind => `Get-${virtualDirectoryNouns[kind]} -Server ${name} | Format-List *Url,*Hostname,*Authentication*`,
      ),
      `Get-ClientAccessServer ${name} | Format-List AutoDiscoverServiceInternalUri,AutoDiscoverSiteScope`,
    ],
  };
}

function backToClients({ clientAccessArrays }: LostServer): ProcedureStep {
  const [array] = clientAccessArrays;
  const where = array ? ` (${array.fqdn ?? array.name})` : '';
  return {
    id: 'clients',
    title: 'Let clients in again',
    lines: [
      `Put the server back into load balancing${where} and DNS, and try a mailbox with each kind of client: Outlook, Outlook Web App, a phone.`,
      'Make a fresh backup.',
    ],
    commands: [],
  };
}

/** Quoted for cmd.exe. Active Directory has no quotation mark in a path or a name that is not escaped. */
const quoted = (text: string): string => `"${text.replace(/"/g, '\\"')}"`;
