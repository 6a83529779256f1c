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
    commands: typed([distinguishedName ?? ''], ([account]) => `dsmod computer "${account}" -reset`),
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
      ...typed([name], ([to]) => `netdom renamecomputer %COMPUTERNAME% /newname:${to} /force`),
      ...typed([name, domain], ([computer, to]) => `netdom join ${computer} /domain:${to} /userd:ACCOUNT /passwordd:*`),
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
      'The services Windows Firewall (MpsSvc) and Task Scheduler must run: setup breaks off late without them.',
      'It takes about 20 minutes. Keep C:\\ExchangeSetupLogs\\ExchangeSetup.log. If it fails, mend the cause and run the same command again.',
    ],
    commands:
      target === null
        ? ['setup.com /m:RecoverServer']
        : typed([target], ([folder]) => `setup.com /m:RecoverServer /TargetDir:"${folder}"`),
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
      'POP3 and IMAP4 start by hand after setup. Where clients used them, set both services to start automatically, and start them.',
      'Compare your own changes in the ClientAccess folder, in IIS and in the registry with your notes, and make them again one by one. Never copy whole configuration files over the new ones.',
    ],
    commands: [
      'Get-ExchangeCertificate | Format-List Subject,Thumbprint,Services,NotAfter,HasPrivateKey',
      'Get-Service MSExchangePOP3,MSExchangeIMAP4 | Format-List Name,Status',
    ],
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
      ...typed([name], ([server]) => [
        ...kinds.map(
          kind => `Get-${virtualDirectoryNouns[kind]} -Server ${server} | Format-List *Url,*Hostname,*Authentication*`,
        ),
        `Get-ClientAccessServer ${server} | Format-List AutoDiscoverServiceInternalUri,AutoDiscoverSiteScope`,
      ]),
    ],
  };
}

function backToClients(server: LostServer): ProcedureStep {
  const { clientAccessArrays, scriptingAgent, databaseAvailabilityGroup: group } = server;
  const [array] = clientAccessArrays;
  const where = array ? ` (${array.fqdn ?? array.name})` : '';
  return {
    id: 'clients',
    title: 'Let clients in again',
    lines: [
      `Put the server back into load balancing${where} and DNS, and try a mailbox with each kind of client: Outlook, Outlook Web App, a phone.`,
      ...(scriptingAgent ? ['If you disabled the Scripting Agent, enable it again.'] : []),
      ...(group === null
        ? []
        : [
            `Add the server and its database copies to the database availability group ${group} again, with the lag times that you noted.`,
          ]),
      'Make a fresh backup.',
    ],
    commands: [],
  };
}

/**
 * Commands with values of the directory in them; none where a value holds what a command line or PowerShell would
 * understand: it is done by hand then, rather than by a command that might do something else.
 */
function typed<const V extends readonly string[]>(values: V, write: (values: V) => string | string[]): string[] {
  const fit = values.every(value => value !== '' && !/["%&|<>^`$;'\r\n\0]/.test(value));
  return fit ? [write(values)].flat() : [];
}
