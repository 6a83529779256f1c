import { entry } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

interface PackageFacts extends ToolFacts {
  readonly id: string;
  readonly path: string;
}

/** A recovery knows one folder for packages, if it was given one when it began. */
const whereTo = (option: string) => (facts: { readonly files: readonly string[]; readonly folder: string | null }) => {
  const { files, folder } = facts;
  const put =
    folder === null
      ? `Install them on this server by hand: a recovery that begins with ${option} does it for you.`
      : `Put the files into ${folder}.`;
  return `On a computer with internet access get ${files.join(', ')} from Microsoft. ${put} Then choose Retry.`;
};

/** What stands in the way of the prerequisites, and how their installers fail. */
export const prerequisiteProblems = {
  PREREQUISITES_UNREAD: entry(
    ({ what }: { what: string; why: string }) => `Windows did not tell its ${what}.`,
    'What is there already can’t be told from what is missing, and nothing is installed on a guess.',
    'Start this program with "Run as administrator", if you have not. Open Server Manager once, and wait until it shows the roles of this server. Then choose Retry.',
    ({ why }) => why,
  ),
  PREREQUISITES_TO_BRING: entry(
    ({ items }: { items: readonly string[]; files: readonly string[]; folder: string | null }) =>
      `This server needs what Windows does not carry: ${items.join('; ')}.`,
    'Exchange setup checks for it and refuses to go on. This program downloads nothing.',
    { terminal: whereTo('--packages FOLDER'), window: whereTo('a folder of packages') },
  ),
  WINDOWS_SOURCE_NEEDED: entry(
    (_facts: { features: readonly string[] }) => 'The files of .NET Framework 3.5 are not on this server.',
    'Exchange Server 2010 runs on it, and Windows Server 2012 carries its files on the installation media only.',
    {
      terminal:
        'Insert or mount the media of Windows Server 2012 in any drive of this server. Then choose Retry. A copy of its folder sources\\sxs is named when a recovery begins, with --windows-source FOLDER.',
      window:
        'Insert or mount the media of Windows Server 2012 in any drive of this server. Then choose Retry. A copy of its folder sources\\sxs is named when a recovery begins.',
    },
    ({ features }) => `Needed for: ${features.join(', ')}`,
  ),
  WINDOWS_SOURCE_UNFIT: entry(
    (_facts: ToolFacts) => 'Windows did not find the files of .NET Framework 3.5 where it looked for them.',
    'The media must be those of this very Windows. An update of .NET (KB2966827 or KB2966828) can stand in the way too.',
    'Check that the folder is sources\\sxs of the media of Windows Server 2012. If it is, uninstall KB2966827 and KB2966828, then choose Retry.',
    whole,
  ),
  FEATURES_NOT_ADDED: entry(
    ({ why }: ToolFacts & { why: string; dism: string }) => `Server Manager did not add the Windows features${why}.`,
    'Exchange setup checks for them and refuses to go on.',
    'Read below what Windows said. Then choose Retry, or add the features in Server Manager, or with the dism command below.',
    facts => `${whole(facts)}\n\nThe way without Server Manager:\n${facts.dism}`,
  ),
  FEATURES_MISSING: entry(
    ({ features }: { features: string }) =>
      `Windows reported success, but these features are still missing: ${features}.`,
    'Exchange setup checks for them and refuses to go on.',
    'Choose Retry to add them again. If that does not help, add them in Server Manager.',
  ),
  PACKAGES_NOT_LISTED: entry(
    ({ items }: { items: string }) => `The installation reported success, but Windows does not list ${items}.`,
    'Exchange setup may refuse to go on. A newer update that replaces it is listed under another number.',
    'Restart this server and choose Retry. If a newer version is there, skip this step with that reason: setup looks for itself.',
  ),
  SERVICE_NOT_READY: entry(
    ({ service, wanted, found }: { service: string; wanted: string; found: string }) =>
      `The service ${service} is ${found}. It must be ${wanted}.`,
    'Exchange setup refuses to go on, or breaks off late.',
    'Look in Services whether a policy of the domain sets this service. Put it right there, then choose Retry.',
  ),
  PACKAGE_NOT_APPLICABLE: entry(
    ({ id }: PackageFacts) => `${id} does not apply to this Windows.`,
    'Either Windows has it already in a newer update, or the file is for another Windows.',
    ({ path }) =>
      `Check that ${path} is the 64-bit one for this Windows: 6.1 in its name means 2008 R2. If it is, a newer update replaces it: skip this step with that reason.`,
    whole,
  ),
  PACKAGE_OTHER_RUNS: entry(
    ({ id }: PackageFacts) => `${id} was not installed: another installation is running.`,
    'Windows installs one thing at a time.',
    'Wait until the other installation has ended, or restart this server. Then choose Retry.',
    whole,
  ),
  PACKAGE_SERVICE_OFF: entry(
    ({ id }: PackageFacts) => `${id} was not installed: a service that installs it is disabled.`,
    'Update packages need the service Windows Update (wuauserv), others the Windows Installer (msiserver).',
    'Run "sc.exe config wuauserv start= demand" and "sc.exe config msiserver start= demand", then choose Retry.',
    whole,
  ),
  PACKAGE_UNREADABLE: entry(
    ({ path }: PackageFacts) => `${path} can’t be opened as a package.`,
    'The file is damaged, blocked or not what its name says.',
    'Get the file again, allow it under Properties, "Unblock", then choose Retry.',
    whole,
  ),
  PACKAGE_OTHER_VERSION: entry(
    ({ id }: PackageFacts) => `Another version of ${id} is installed already.`,
    'Windows Installer does not put this one beside it.',
    'If the one that is there is newer, skip this step with that reason. Otherwise uninstall it first, then choose Retry.',
    whole,
  ),
  PACKAGE_FAILED: entry(
    ({ id, exitCode, meaning }: PackageFacts) =>
      `${id} was not installed: exit code ${exitCode}${meaning === null ? '' : `, ${meaning}`}.`,
    'Exchange setup checks for it and refuses to go on.',
    ({ path }) => `Read what it printed below. Run ${path} by hand to see its messages, then choose Retry.`,
    whole,
  ),
};
