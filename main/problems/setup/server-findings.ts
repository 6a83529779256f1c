import { type FindingText, halfDone, naming, runAgain } from './finding-text.js';

/** Services, IIS, files, installers and databases on the server itself. */
export const serverFindings = {
  CERTIFICATE_EXPIRED: {
    title: 'A certificate that setup uses has expired.',
    meaning: halfDone,
    actions: [
      'Find it: Get-ExchangeCertificate | fl Subject, NotAfter, Services, Thumbprint, or certlm.msc.',
      'Replace it by a valid one, bind that in IIS, and restart the server.',
      runAgain,
    ],
  },
  SERVICE_DISABLED: {
    title: naming('A service that setup must start is disabled:', 'A service that setup must start is disabled'),
    meaning: 'Setup needs this service. If it was working already, Exchange may be half installed on this server.',
    actions: [
      subject =>
        `Enable it, and the services that it depends on: Set-Service ${subject === '' ? 'NAME' : subject} -StartupType Automatic.`,
      `See which others of Exchange are disabled: Get-WmiObject Win32_Service -Filter "Name LIKE 'MSExchange%' AND StartMode='Disabled'". Enable each of them as it was: most start automatically, POP3, IMAP4 and Monitoring manually. Setup may disable them again while it runs.`,
      runAgain,
    ],
  },
  SERVICE_NOT_STARTED: {
    title: naming('A service did not start:', 'A service did not start'),
    meaning: 'Setup needs this service. If it was working already, Exchange may be half installed on this server.',
    actions: [
      'Look for errors of that service in the system and application log, and for a service that it depends on.',
      'For a service of Exchange a half disabled IPv6 is a known reason: enable it on the adapter again, or disable it wholly in the registry.',
      runAgain,
    ],
  },
  FIREWALL_SERVICE_STOPPED: {
    title: 'The service Windows Firewall is not running.',
    meaning: 'Setup adds firewall rules and can’t do so without it. The firewall may stay off, the service may not.',
    actions: ['Run: Set-Service MpsSvc -StartupType Automatic; Start-Service MpsSvc.', runAgain],
  },
  SERVICE_CONTROL_SCRIPT: {
    title: 'A script of setup fails because it finds no service to stop.',
    meaning: 'This is a known fault in ServiceControl.ps1 of Exchange 2016 and later.',
    actions: [
      'Open ServiceControl.ps1 in the folder Bin of Exchange and find "$services = Get-ServiceToControl $Roles -Active" in StopServices.',
      'Add below it: if ($services -eq $null) { return $true }',
      runAgain,
    ],
  },
  VIRTUAL_DIRECTORY_EXISTS: {
    title: naming('A virtual directory already exists in IIS:', 'A virtual directory already exists in IIS'),
    meaning: 'An earlier try left it behind. Exchange may be half installed on this server.',
    actions: [
      subject =>
        `Remove ${subject === '' ? 'it' : `"${subject}"`} in IIS Manager, from the site that setup names below.`,
      'If it is still there, remove it from applicationHost.config, after making a copy of that file.',
      runAgain,
    ],
  },
  VIRTUAL_DIRECTORY_NOT_FOUND: {
    title: naming('Active Directory lacks the virtual directory', 'Active Directory lacks a virtual directory'),
    meaning: 'IIS and Active Directory hold different lists of virtual directories. Exchange may be half installed.',
    actions: [
      'Wait for replication if it was made a short while ago: repadmin /showrepl.',
      'If not, remove the directory from IIS, so that setup makes both anew, or create it with its New-…VirtualDirectory command.',
      runAgain,
    ],
  },
  MULTIPLE_ACTIVESYNC_DIRECTORIES: {
    title: 'This server has more than one ActiveSync virtual directory.',
    meaning: 'Setup expects exactly one. Exchange may be half installed on this server.',
    actions: [
      'List them: Get-ActiveSyncVirtualDirectory -Server NAME.',
      'Remove the one that was added by hand: Remove-ActiveSyncVirtualDirectory "NAME\\…". Note its settings first.',
      runAgain,
    ],
  },
  APPCMD_FAILED: {
    title: subject =>
      subject === ''
        ? 'A configuration command of IIS failed.'
        : `A configuration command of IIS (appcmd.exe) failed with exit code ${subject}.`,
    meaning: halfDone,
    actions: [
      'Look for errors and for double entries in %windir%\\System32\\inetsrv\\config\\applicationHost.config. Try: %windir%\\System32\\inetsrv\\appcmd.exe list config.',
      'Make sure that no virus scanner or backup holds that file.',
      runAgain,
    ],
  },
  IIS_PATH_MISSING: {
    title: 'Setup could not write its settings into IIS: a path is missing or locked.',
    meaning: 'Setup stopped while it installed a role. Exchange is half installed on this server.',
    actions: [
      'Pause virus scanners and backup programs, and run setup again.',
      'If it fails again, remove the virtual directory that setup was working on from IIS, and run setup again.',
    ],
  },
  PATH_MISSING: {
    title: naming('Setup did not find', 'Setup did not find a path that it needs'),
    meaning: halfDone,
    actions: ['Create that folder, or put the missing drive in place.', runAgain],
  },
  FILE_ACCESS_DENIED: {
    title: naming('Windows denies access to', 'Windows denies access to a file or folder that setup writes'),
    meaning: halfDone,
    actions: [
      'Check the rights on the file or folder (icacls PATH), and that it is not read-only.',
      'Exclude the folders of Exchange from the virus scanner. Process Monitor shows who denies access.',
      runAgain,
    ],
  },
  MSI_SOURCE_MISSING: {
    title: 'Windows Installer did not find the source of an installed product.',
    meaning:
      'Its copy in %windir%\\Installer is gone, so that the product can neither be removed nor updated. Exchange may be half installed.',
    actions: [
      'Copy the Exchange media of the installed version to a local disk, and keep it reachable.',
      'Put the missing .msi or .msp back into %windir%\\Installer: FixInstallerCache.ps1 of Microsoft does so. ExchangeSetup.msilog names the file.',
      runAgain,
    ],
  },
  MSI_FAILED: {
    title: subject =>
      subject === '' ? 'Windows Installer failed.' : `Windows Installer failed with error ${subject}.`,
    meaning: halfDone,
    actions: [
      'Read ExchangeSetup.msilog, in the folder of ExchangeSetup.log, from "Return value 3" upwards.',
      'Usual reasons: a virus scanner (1603), remains of another version (1638), a policy that forbids installing (1625), files missing in %windir%\\Installer.',
      runAgain,
    ],
  },
  DATABASE_NOT_MOUNTED: {
    title: naming('A mailbox database could not be mounted:', 'A mailbox database could not be mounted'),
    meaning: halfDone,
    actions: [
      'Look in the application log for why (sources ESE and MSExchangeIS), and for missing drives and full disks.',
      'Mount it by hand: Mount-Database NAME. It must be mounted before setup goes on.',
      runAgain,
    ],
  },
  SEARCH_FOUNDATION_FAILED: {
    title: 'The search engine of Exchange could not be configured.',
    meaning:
      'Remains of an earlier installation are in the way, or its services do not start. This concerns Exchange 2013 and later.',
    actions: [
      'Make sure that the services "Microsoft Exchange Search" and "Microsoft Exchange Search Host Controller" are not disabled, and stop them.',
      'Delete the folders below Bin\\Search\\Ceres\\HostController\\Data\\Nodes\\Fsis of Exchange.',
      'In Bin\\Search\\Ceres\\Installer run: .\\InstallConfig.ps1 -action U -DataFolder "…\\Bin\\Search\\Ceres\\HostController\\Data".',
      runAgain,
    ],
  },
} satisfies Readonly<Record<string, FindingText>>;
