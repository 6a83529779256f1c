import type { DirectorySource } from '../../../../preload/contract/index.js';
import { distinguishedNameKeys } from '../../../directory/distinguished-name.js';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../../ports/directory.js';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { type AskableDomain, domainOf, domainsOf, liesIn, toAskableDomains } from '../forest-domains.js';
import { powershellCommand, type ScriptCommand } from './powershell-command.js';
import type { ScriptLimits } from './script-session.js';
import { WindowsConnection } from './windows-connection.js';

export type WindowsSource = Extract<DirectorySource, { kind: 'windows' }>;

export interface WindowsLogonOptions {
  /** Holds `read-directory.ps1`. */
  readonly scriptsFolder: string;
  /** Ends the script, and with it whatever is being read. */
  readonly signal?: AbortSignal;
  readonly limits?: ScriptLimits;
  /** Runs in place of Windows PowerShell, on any system: for tests. */
  readonly command?: ScriptCommand;
}

/** More than the 60 seconds that the script itself gives each page, so that its own words arrive. */
const usualLimits: ScriptLimits = { start: 90, answer: 90 };

/**
 * Active Directory, read with the logon of whoever runs this program and without a password: on Windows only, by a
 * script for PowerShell 2.0 on System.DirectoryServices. The connection is encrypted with the keys of that logon.
 * Logs on before it returns. Only domain controllers of the forest are asked.
 *
 * The script was checked by a parser and against the documentation of what it calls, and this side of the pipe against
 * a stand-in that writes the same lines. It has never run on Windows.
 */
export async function openWindowsLogonDirectory(
  source: WindowsSource,
  { scriptsFolder, signal, limits = usualLimits, command }: WindowsLogonOptions,
): Promise<Directory> {
  if (command === undefined && process.platform !== 'win32') {
    throw failure('WINDOWS_LOGON_NEEDS_WINDOWS', { platform: process.platform });
  }
  const program = command ?? powershellCommand(scriptsFolder, source.server);
  const connection = new WindowsConnection({ command: program, limits, signal });
  try {
    return new WindowsLogonDirectory(connection, await readRoot(connection));
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class WindowsLogonDirectory implements Directory {
  readonly #connection: WindowsConnection;
  readonly #root: DirectoryRoot;
  #domains: Promise<readonly AskableDomain[]> | null = null;

  constructor(connection: WindowsConnection, root: DirectoryRoot) {
    this.#connection = connection;
    this.#root = root;
  }

  get readFrom(): string {
    return this.#connection.readFrom;
  }

  root(): Promise<DirectoryRoot> {
    return Promise.resolve(this.#root);
  }

  async search(query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    // No entry has a name that is none.
    if (distinguishedNameKeys(query.base) === undefined) return [];
    const domain = await this.#otherDomainOf(query.base);
    if (domain === null) return this.#connection.search('', query);
    try {
      return await this.#connection.search(domain.dnsName, query);
    } catch (error) {
      throw partAbsent(error, query.base, domain);
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The domain to ask in place of the domain controller in use; null where that one knows. */
  async #otherDomainOf(base: string): Promise<AskableDomain | null> {
    const { configuration, domain } = this.#root;
    if (liesIn(distinguishedNameKeys(base) ?? [], distinguishedNameKeys(configuration) ?? [])) return null;
    const domains = await this.#forest();
    const home = domainOf(base, domains);
    return home === domainOf(domain, domains) ? null : home;
  }

  /** Asked once. What fails is asked again the next time. */
  #forest(): Promise<readonly AskableDomain[]> {
    this.#domains ??= this.#connection.search('', domainsOf(this.#root.configuration)).then(
      entries => toAskableDomains(entries),
      (error: unknown) => {
        this.#domains = null;
        throw error;
      },
    );
    return this.#domains;
  }
}

/** What stops the reading as a whole; another domain that fails otherwise is a part that is not there. */
const stops = new Set([
  'CANCELLED',
  'WINDOWS_LOGON_NOT_STARTED',
  'WINDOWS_LOGON_WITHOUT_DOMAIN',
  'WINDOWS_LOGON_NO_DOMAIN_CONTROLLER',
]);

function partAbsent(error: unknown, base: string, { dnsName }: AskableDomain): unknown {
  if (!(error instanceof Failure) || stops.has(error.problem.code)) return error;
  const why = `the domain controllers of ${dnsName} can't be asked. ${error.problem.happened}`.replace(/\.$/, '');
  return failure('DIRECTORY_PART_ABSENT', { base, readFrom: `ldap://${dnsName}`, why }, error);
}

async function readRoot(connection: WindowsConnection): Promise<DirectoryRoot> {
  const names = ['configurationNamingContext', 'defaultNamingContext', 'rootDomainNamingContext', 'dnsHostName'];
  const where = { attribute: 'objectClass', present: true } as const;
  const [entry] = await connection.search('', { base: '', scope: 'base', where, attributes: names });
  const [configuration, domain, rootDomain, domainController] = names.map(
    name => entry?.attributes.get(name.toLowerCase())?.[0],
  );
  if (configuration === undefined || domain === undefined || rootDomain === undefined) {
    throw failure('DIRECTORY_WITHOUT_CONFIGURATION', { host: connection.readFrom });
  }
  return { configuration, domain, rootDomain, domainController: domainController ?? null };
}
