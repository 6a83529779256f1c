import { entry } from './entry.js';

export const recoveryProblems = {
  STEP_TIME_LIMIT: entry(
    ({ step, minutes }: { step: string; minutes: number }) => `"${step}" took longer than ${String(minutes)} minutes.`,
    'That is far beyond the usual. What was started may still be at work on the server.',
    'Look at the output. Then choose Retry: it first looks how far the server is.',
  ),
  CHANGE_DID_NOT_TAKE: entry(
    ({ step }: { step: string }) => `The commands of "${step}" reported success, but the server shows no change.`,
    'The next step would build on something that is not there.',
    'Compare the rows marked as different, make the change by hand if need be, then choose Retry.',
  ),
  RESTART_DID_NOT_HELP: entry(
    ({ reason }: { reason: string }) => `After the restart Windows still asks for one. ${reason}`,
    'Exchange setup refuses to run while a restart is pending, and another restart would change nothing.',
    'Look at the place that is named. If what it names is left over from a program that is gone, remove the value, then choose Retry.',
  ),
  STEP_CANNOT_ACT: entry(
    ({ step }: { step: string }) => `"${step}" only reads. It has nothing that it could change.`,
    'What it found must be put right elsewhere.',
    'Follow the remedy beside each row, then choose Retry.',
  ),
  STEP_NOT_IN_PLAN: entry(
    ({ step }: { step: string }) => `The plan of this recovery does not know "${step}".`,
    'The journal was begun by another version of this program.',
    'Use the version that began it, or begin a new recovery.',
  ),
  OPERATING_SYSTEM_DIFFERS: entry(
    ({ lost, rebuilt }: { lost: string; rebuilt: string }) =>
      `The lost server ran ${lost}. This server runs ${rebuilt}.`,
    'Exchange can only be recovered on the Windows version that it was installed on.',
    'Install that Windows version on this machine, then choose Retry.',
  ),
  WINDOWS_KIND_UNFIT: entry(
    ({ architecture, installationType }: { architecture: string; installationType: string }) =>
      `This is Windows ${installationType} for ${architecture}.`,
    'Exchange Server 2010 runs only on a full installation of 64-bit Windows Server.',
    'Install the full 64-bit edition, then choose Retry.',
  ),
  NOT_ELEVATED: entry(
    (_facts: Record<string, never>) => 'This program runs without administrator rights.',
    'Setup and every change before it need them.',
    'Close it and start it again with "Run as administrator", then resume.',
  ),
  INSTALL_DRIVE_UNFIT: entry(
    ({ letter, needed }: { letter: string; needed: string }) =>
      `This server has no drive ${letter} with ${needed} GB free.`,
    'Exchange was installed on that drive, and recovery puts it back to the same place.',
    `Give this server a drive of that letter, or free space on it, then choose Retry.`,
  ),
  OTHER_MACHINE: entry(
    ({ name, server }: { name: string; server: string }) =>
      `This recovery of ${server} was begun on another machine. This one is ${name}.`,
    'Its steps would change the name and address of a machine that nobody meant.',
    'Resume it on the machine where it was begun. To rebuild the server on this one, begin a new recovery here.',
  ),
  GATEWAY_OUTSIDE: entry(
    ({ gateway, address, mask }: { gateway: string; address: string; mask: string }) =>
      `The gateway ${gateway} is not in the network of ${address}, mask ${mask}.`,
    'With such settings this server would be cut off from all other networks, you perhaps among them.',
    'Correct the gateway or the mask. Where there is no gateway, say so: "none".',
  ),
  HOST_PART_NOT_READ: entry(
    ({ what }: { what: string; why: string }) => `This server did not tell its ${what}.`,
    'Whether it fits the lost server is not known, and nothing is changed on a guess.',
    {
      terminal:
        'Put right what kept it from being read, then choose Retry. "cas-recovery doctor" shows each question and its answer.',
      window: 'Put right what kept it from being read, then choose Retry.',
    },
    ({ why }) => why,
  ),
  LOGON_IS_LOCAL: entry(
    ({ account }: { account: string }) => `You are logged on as ${account}, an account of this server alone.`,
    'Recovery setup works with your logon, and Active Directory does not know this account.',
    'Log off. Log on with an account of the domain that is a member of Organization Management and of the administrators of this server, then resume.',
  ),
  EXCHANGE_ALREADY_INSTALLED: entry(
    ({ build }: { build: string }) => `Exchange ${build} is already installed on this machine.`,
    'Recovery setup refuses a machine that has Exchange roles. It is no repair.',
    'Start from a fresh Windows, then choose Retry.',
  ),
  MEDIA_TOO_OLD: entry(
    ({ found, required }: { found: string; required: string }) =>
      `The setup media are ${found}. The directory records ${required}.`,
    'Setup refuses to recover a server with media that are older than the server was.',
    `Bring the media of the recorded service pack, then choose Retry.`,
  ),
  MEDIA_MISSING: entry(
    ({ required }: { required: string }) => `No Exchange setup media were found. ${required} is needed.`,
    'Recovery setup runs from the media.',
    'Insert or mount the media, then choose Retry.',
  ),
  CLOCK_SKEWED: entry(
    ({ seconds }: { seconds: number }) =>
      `The clock of this server is ${String(seconds)} seconds away from the domain’s.`,
    'Kerberos refuses more than five minutes, so setup could not log on to the directory.',
    'Set the clock: w32tm /resync /rediscover. Then choose Retry.',
  ),
  ADDRESS_IN_USE: entry(
    ({ address }: { address: string }) => `Another machine answers on ${address}.`,
    'It is the address of the lost server. If that server is still alive, two servers would fight for its name.',
    'Find out what answers there. Turn the old server off for good, or free the address, then choose Retry.',
  ),
  COMPUTER_ACCOUNT_MISSING: entry(
    ({ name }: { name: string }) => `The directory has no computer account ${name}.`,
    'Exchange permissions hang on that account. A new one would not have them.',
    'Restore the account from the Active Directory recycle bin or a backup, then choose Retry.',
  ),
  COMPUTER_ACCOUNT_DISABLED: entry(
    ({ name }: { name: string }) => `The computer account ${name} is disabled.`,
    'A server can’t join the domain with a disabled account.',
    'Enable it in Active Directory Users and Computers, then choose Retry.',
  ),
  COMPUTER_ACCOUNT_NOT_RESET: entry(
    ({ name, since }: { name: string; since: string; dn: string }) =>
      `The computer account ${name} was not reset: its password is from ${since.slice(0, 10)}, before the server was lost.`,
    'The new server can’t take over an account that still expects the old one’s password.',
    ({ dn }) =>
      `On a domain controller run: dsmod computer "${dn}" -reset. Do not delete the account. Then choose Retry.`,
  ),
  NO_NETWORK_ADAPTER: entry(
    (_facts: Record<string, never>) => 'This server has no network adapter with an address.',
    'Without a network it can neither get the lost server’s address nor reach the domain.',
    'Connect the adapter and install its driver, then choose Retry.',
  ),
  IDENTITY_DIFFERS: entry(
    ({ what, found, wanted }: { what: string; wanted: string; found: string }) =>
      `The ${what} of this server is ${found}. It must be ${wanted}.`,
    'Setup finds the recorded server by this machine’s own name, in its own domain. With another identity it would recover nothing.',
    'Put it right by hand, or choose Retry to let this program try once more.',
  ),
  IDENTITY_NOT_TAKEN: entry(
    ({ what, found, wanted }: { what: string; wanted: string; found: string; commands: readonly string[] }) =>
      `Setup can’t start: the ${what} of this server is ${found}, and must be ${wanted}.`,
    'Setup finds the recorded server by this machine’s own name, in its own domain. With another identity it would recover nothing.',
    'Put it right by hand, with the commands below or your own, restart, and log on again. Then choose Retry.',
    ({ commands }) => commands.join('\n'),
  ),
  SETUP_STILL_RUNS: entry(
    (_facts: Record<string, never>) => 'Exchange setup is running on this server.',
    'A change or a restart in the middle of it would leave the server half installed.',
    'Wait until setup has ended, then choose Retry.',
  ),
  MEDIA_OTHER_SERVICE_PACK: entry(
    ({ found, required }: { found: string; required: string }) =>
      `The setup media are ${found}. The directory records ${required}.`,
    'Recovery with a newer service pack leaves the directory with the old version, and mixes two versions on one server.',
    'Bring the media of the recorded service pack, then choose Retry. Or skip with a reason, if you know that these will do.',
  ),
  LOOK_CANCELLED: entry(
    ({ step }: { step: string }) => `Looking at the server for "${step}" was cancelled.`,
    'Nothing was changed by it.',
    'Resume when you want to go on.',
  ),
  SYSTEM_NOT_SUPPORTED: entry(
    ({ name, version }: { name: string; version: string }) =>
      `Nobody knows the prerequisites for ${name} (${version}).`,
    'Exchange Server 2010 is recovered on Windows Server 2008 R2 or 2012.',
    'Install the Windows version of the lost server, or skip this step and install the prerequisites by hand.',
  ),
  SETUP_NOT_FINISHED: entry(
    ({ state }: { state: string }) => `Recovery setup has not succeeded on this server (${state}).`,
    'Only a finished setup is followed by the restart.',
    'Bring recovery setup to its end first, then choose Retry.',
  ),
  NOT_RESTARTED_YET: entry(
    (_facts: Record<string, never>) => 'This server has not restarted since setup ended.',
    'Settings that setup changed count only after a restart.',
    'Restart the server, then resume.',
  ),
  RESTART_PENDING: entry(
    ({ reason }: { reason: string }) => `A restart is pending. ${reason}`,
    'Exchange setup refuses to run until it has happened.',
    'Restart this server, then choose Retry.',
  ),
  SETUP_LEFT_HALF: entry(
    ({ watermark }: { watermark: string }) =>
      `An earlier run of recovery setup came only part of the way (${watermark}).`,
    'This server is half installed. The directory is unharmed.',
    'Put right what the output names as the cause. Then choose Retry: setup goes on at its watermark. If it fails again, reinstall Windows and begin a new recovery.',
  ),
  SETUP_VANISHED: entry(
    (_facts: Record<string, never>) => 'Recovery setup ended without saying how.',
    'A power cut or an ended process can leave this server half installed.',
    'Look at the output and at ExchangeSetup.log. Then choose Retry to run recovery setup again.',
  ),
  NOT_ALL_RECOVERED: entry(
    (_facts: { rows: string }) => 'Not everything that recovery setup should have brought back is there.',
    'Clients that depend on it would be refused or sent to a wrong address.',
    'Do what stands below it and beside each row that differs, then choose Retry. Or skip with a reason, which the report will show.',
    ({ rows }) => rows,
  ),
  RECOVERY_NOT_PROVEN: entry(
    (_facts: { rows: string }) => 'Whether everything came back could not be told.',
    'What was not seen is not taken for well.',
    'Put right why it could not be read, then choose Retry. Or skip with a reason, which the report will show.',
    ({ rows }) => rows,
  ),
  BUILD_NOT_RECORDED: entry(
    ({ server }: { server: string }) => `The directory does not record the build of ${server}.`,
    'The build tells which service pack the setup media must have.',
    'Check serialNumber of the server object on another domain controller.',
  ),
  ADDRESS_NOT_KNOWN: entry(
    ({ fqdn }: { fqdn: string }) => `DNS gives no address for ${fqdn}.`,
    'The rebuilt server must have the lost server’s address, and the directory does not hold it.',
    'Put the A record back, or check which DNS server this machine asks.',
  ),
};
