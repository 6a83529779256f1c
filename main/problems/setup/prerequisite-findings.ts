import { type FindingText, halfDone, naming, nothingDone, runAgain, tryAgain } from './finding-text.js';

/** What setup wants of the server and of the way it is started. */
export const prerequisiteFindings = {
  CANCELLED: {
    title: 'A key press cancelled Exchange setup.',
    meaning: 'Setup waits a few seconds for a key before it begins. Nothing was installed.',
    actions: ['Run setup again, and press nothing.'],
  },
  STARTED_FROM_BIN: {
    title: 'Setup was started from the installed Exchange instead of from the media.',
    meaning:
      'PowerShell takes "setup" for the one that is already installed. That one looks for its scripts in the wrong place. Exchange may be half installed.',
    actions: [
      'Open a command prompt as administrator and go to the root of the media, for example with "D:".',
      'Start setup with its path: .\\setup.com (Exchange 2010) or .\\setup.exe (later). The ".\\" matters in PowerShell.',
    ],
  },
  ONLY_RECOVERY_AVAILABLE: {
    title: 'Setup found this server in Active Directory and refuses a normal installation.',
    meaning: 'Active Directory still holds the server. Only recovery can bring it back under this name.',
    actions: ['Run setup in recovery mode: setup.com /m:RecoverServer.'],
  },
  ROLES_ALREADY_INSTALLED: {
    title: 'Exchange is already installed on this server.',
    meaning: 'A recovery builds a server anew and is no repair. Nothing was changed.',
    actions: [
      'If this is the rebuilt server, it needs no recovery: restart it and go on.',
      'If it is not, begin with a fresh Windows of the same version, name and domain.',
    ],
  },
  MEDIA_TOO_OLD: {
    title: subject =>
      subject === ''
        ? 'The Exchange media is older than the lost server.'
        : `The Exchange media is older than the lost server: ${subject} or later is needed.`,
    meaning: 'Active Directory already holds the settings of the newer version. Nothing was installed.',
    actions: ['Use the media of the same service pack as the lost server.', tryAgain],
  },
  DAG_MEMBER: {
    title: 'The lost server is still a member of a database availability group.',
    meaning: nothingDone,
    actions: [
      'On another Exchange server list its copies: Get-MailboxDatabaseCopyStatus -Server NAME. Remove each one: Remove-MailboxDatabaseCopy "DATABASE\\NAME".',
      'Remove it from the group: Remove-DatabaseAvailabilityGroupServer GROUP -MailboxServer NAME -ConfigurationOnly.',
      'Evict its node from the cluster, then run setup again.',
    ],
  },
  INSTALL_WATERMARK: {
    title: naming('An earlier setup failed while it installed', 'An earlier setup failed while it installed a role'),
    meaning: 'It left a mark in the registry (a watermark), so that setup knows where to go on.',
    actions: [
      'Look further up in ExchangeSetup.log for the run that failed, and put its cause right first.',
      'Run setup again in the same mode and for the same role as then. Do not delete the watermark on your own.',
      'If it refuses again, begin with a fresh Windows: a failed recovery does no harm in Active Directory.',
    ],
  },
  PENDING_RESTART: {
    title: 'A restart of this server is pending.',
    meaning: 'An earlier installation of an update, role or program is not complete. Nothing was installed.',
    actions: [
      'Restart the server, then run setup again.',
      'If setup still says so, look for PendingFileRenameOperations under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager and for RebootPending under HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing.',
    ],
  },
  FEATURE_MISSING: {
    title: naming('Windows lacks', 'Windows lacks a feature or program that Exchange needs'),
    meaning: nothingDone,
    actions: [
      subject =>
        `Install ${subject === '' ? 'what setup names' : `"${subject}"`} in Server Manager (Get-WindowsFeature and Add-WindowsFeature in PowerShell), or from its own installer.`,
      'Restart if Windows asks for it, then run setup again.',
    ],
  },
  HOTFIX_MISSING: {
    title: naming('Windows lacks the update', 'Windows lacks an update that Exchange needs'),
    meaning: 'Exchange does not install without it. Nothing was installed.',
    actions: [
      subject => `Install ${subject === '' ? 'the update' : subject} for this version of Windows (x64), and restart.`,
      tryAgain,
    ],
  },
  FILES_IN_USE: {
    title: naming('A running program holds files of Exchange:', 'A running program holds files of Exchange'),
    meaning: nothingDone,
    actions: [
      'Close that program, and every other PowerShell and Exchange console. Where it is mscorsvw, the optimization of .NET, wait until it has ended.',
      tryAgain,
    ],
  },
  PORT_SHARING: {
    title: 'The service Net.Tcp Port Sharing does not start by itself.',
    meaning: nothingDone,
    actions: ['Run: Set-Service NetTcpPortSharing -StartupType Automatic.', tryAgain],
  },
  PREREQUISITE_FAILED: {
    title: 'Setup demands something else of this server.',
    meaning: 'Setup itself says what, in the lines below. Nothing was installed.',
    actions: ['Read the lines marked [REQUIRED], and do what each of them says.', tryAgain],
  },
  SCRIPTING_AGENT_FILE: {
    title: 'The Scripting Agent is switched on, but its file is missing on this server.',
    meaning: halfDone,
    actions: [
      'On another Exchange server run: Disable-CmdletExtensionAgent "Scripting Agent".',
      runAgain,
      'Switch it on again afterwards: Enable-CmdletExtensionAgent "Scripting Agent".',
    ],
  },
} satisfies Readonly<Record<string, FindingText>>;
