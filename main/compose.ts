import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import {
  type DirectorySource,
  type DomainControllers,
  type Operator,
  type ScenarioCard,
  foldAll,
  type FailPoint,
} from '../preload/contract/index.js';
import { systemAuthorities } from './adapters/active-directory/authorities/system-authorities.js';
import { openLdifDirectory } from './adapters/active-directory/ldif/ldif-directory.js';
import { openLiveDirectory } from './adapters/active-directory/ldap/open-directory.js';
import { openWindowsLogonDirectory } from './adapters/active-directory/windows-logon/windows-logon-directory.js';
import { chromiumPrinter } from './adapters/browser/chromium-printer.js';
import { findDomainControllers, systemNames, type DomainQuery } from './adapters/dns/name-service.js';
import { listScenarios, loadScenario } from './adapters/rehearsal/scenarios.js';
import { defaultStateFolder, openStateFolder } from './adapters/state/state-folder.js';
import { scanOutput } from './adapters/state/scan-output.js';
import { writeWhole } from './adapters/state/write-whole.js';
import { adviceReadings, type AdviceReadings } from './compose-advice.js';
import { createBackups, type Backups } from './compose-backups.js';
import type { BackupWorks } from './backups/jobs/backup-works.js';
import { backupWorks, tryBackup, workOnBackup } from './compose-backup-work.js';
import { defaultsPlace, keepDefaults, kitParts } from './compose-defaults.js';
import { settingsEdits } from './compose-edits.js';
import { createHandOffs } from './compose-hand-off.js';
import { createKits } from './compose-kits.js';
import { createPast, type Past } from './compose-past.js';
import { liveMachine, openLiveHost } from './compose-live.js';
import { workOnReapply, type ReapplyHouse } from './compose-reapply.js';
import { unmet } from './adapters/rehearsal/faults.js';
import { readMachine } from './adapters/rehearsal/machine-file.js';
import {
  createRehearsal,
  machineFolder,
  openHost,
  rehearsalSource,
  scenarioFolder,
  scenariosIn,
} from './compose-rehearsals.js';
import { targetSource, whyNoRollup } from './compose-sources.js';
import { createVerifications, type VerificationHouse } from './compose-verification.js';
import { beforeRecovery } from './compose-verification-expected.js';
import { reapplyVerification, workVerification } from './compose-work-verification.js';
import type { HandOffs } from './backups/hand-off/hand-offs.js';
import type { Kits } from './kit/kits.js';
import type { Clock } from './ports/clock.js';
import type { Directory } from './ports/directory.js';
import type { Host } from './ports/host.js';
import type { JournalFile } from './ports/journal-file.js';
import type { DomainLocator, NameService } from './ports/name-service.js';
import type { PdfPrinter } from './ports/pdf-printer.js';
import type { RecoveryFolder, ScannedLine, ScannedOutput, StateStore } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import { Recoveries } from './recovery/recoveries.js';
import type { OpenOptions } from './recovery/recovery-parts.js';
import type { Verifications } from './verification/verifications.js';

export interface ComposeOptions {
  readonly door: 'command line' | 'window' | 'browser';
  /** Holds `scenarios`. */
  readonly assetsFolder: string;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  /** Holds the PowerShell scripts. */
  readonly scriptsFolder: string;
  readonly productVersion: string;
  readonly clock: Clock;
  /** Where journals are kept; the usual folder of the system without it. */
  readonly stateFolder?: string;
  /** What Windows is to start at the next logon so that this recovery goes on; without it nothing is arranged. */
  readonly resumeWith?: (
    id: string,
    stateFolder?: string,
  ) => { readonly program: string; readonly arguments: string[] };
  /** Prints reports; without it a browser of this machine does. */
  readonly printer?: PdfPrinter;
  /** Stands between the program and its disk or machine: for tests that end it at any moment. */
  readonly wrapJournalFile?: (file: JournalFile) => JournalFile;
  readonly wrapHost?: (host: Host) => Host;
}

export { defaultStateFolder };

/** The parts that the doors work with. This file and the one of the rehearsals alone pick the adapters below them. */
export interface Composition {
  readonly recoveries: Recoveries;
  /** Copies of recoveries for somebody else, comparing and deleting them. */
  readonly past: Past;
  readonly kits: Kits;
  readonly backups: Backups;
  /** Backups that are taken, and restores from them. */
  readonly backupWorks: BackupWorks;
  readonly handOffs: HandOffs;
  readonly verifications: Verifications;
  /** What advice on backups reads besides the directory. */
  readonly advice: AdviceReadings;
  readonly rehearsals: {
    list(): Promise<ScenarioCard[]>;
    card(scenario: string): Promise<ScenarioCard>;
    /** The directory export that a scenario brings. */
    export(scenario: string): Promise<DirectorySource>;
    /** Faults that were asked for and have not come to pass on the machine of this work; none of a real server. */
    unmet(recoveryId: string): Promise<FailPoint[]>;
  };
  readonly stateFolder: string;
  readonly operator: Operator;
  openDirectory(source: DirectorySource, options?: OpenOptions): Promise<Directory>;
  /** Addresses in DNS; undefined for an export, which may be of another network. */
  namesFor(source: DirectorySource): NameService | undefined;
  /** Domain controllers of a domain, in the order in which they are tried. */
  findDomainControllers(query: DomainQuery): Promise<DomainControllers>;
  /** Hands on every line of an output log that lies anywhere, or of its first bytes; null where there is none. */
  scanOutput(path: string, take: (line: ScannedLine) => void, upTo?: number): Promise<ScannedOutput | null>;
  /** Makes a PDF, with this browser where one is named. */
  printer(browser?: string): PdfPrinter;
  /** Writes a file so that it is there whole or not at all. */
  writeFile(path: string, content: string | Buffer): Promise<void>;
}

/** Puts the house together. */
export async function composeRecoveries(options: ComposeOptions): Promise<Composition> {
  const stateFolder = options.stateFolder ?? defaultStateFolder();
  const store = wrapped(await openStateFolder(stateFolder), options);
  const operator = whoSitsHere();
  const openDirectory = (source: DirectorySource, how: OpenOptions = {}): Promise<Directory> =>
    openAny(options, source, how);
  const reapply: ReapplyHouse = {
    clock: options.clock,
    edits: settingsEdits,
    sourceOf: target => targetSource(options, store, target),
    whyNoRollup: (target, file) => whyNoRollup(store, target, file),
    verification: work => reapplyVerification(verificationHouse(), work),
  };
  const backupHouse = { options, stateFolder, store, operator };
  const recoveries = new Recoveries({
    store,
    clock: options.clock,
    operator,
    door: options.door,
    productVersion: options.productVersion,
    openDirectory,
    namesFor,
    rehearsalSource: (folder, wish) => rehearsalSource(options, folder, wish),
    createRehearsal: (folder, wish, lost) => createRehearsal(options, { folder, wish, lost }),
    // Any program of any user can knock on the port of a browser.
    live: options.door === 'browser' ? null : liveMachine(options, stateFolder),
    openHost: (folder, state) => {
      if (state.mode === 'live') return openLiveHost(options, { folder, stateFolder }, state);
      // What is re-applied, backed up or restored in a rehearsal is on the machine of the recovery before it.
      const target = state.backup?.on ?? state.reapply?.target;
      const machine = target?.kind === 'rehearsal' ? store.folder(target.recoveryId) : folder;
      return openHost(options, machine, state);
    },
    keepDefaults: async (target, signal) => {
      const place = defaultsPlace(stateFolder, kitParts(options, operator), target);
      await keepDefaults(place, target, await reapply.sourceOf(target), signal);
    },
    verification: ({ id, plan, ...looking }) =>
      workVerification(verificationHouse(), {
        ...looking,
        source: plan.directory,
        expected: () => Promise.resolve(beforeRecovery(id, plan.lostServer)),
      }),
    runReapply: work => workOnReapply(reapply, work),
    runBackup: work => workOnBackup(backupHouse, work),
    tryBackup: work => tryBackup(backupHouse, work),
  });
  const verificationHouse = (): VerificationHouse => ({ options, store, operator, recoveries, openDirectory });
  const { clock, productVersion, door } = options;
  const live = door === 'browser' ? null : liveMachine(options, stateFolder);
  return {
    recoveries,
    past: createPast({ store, recoveries, operator, clock, productVersion, live }),
    kits: createKits({ options, stateFolder, operator, recoveries, reapply, openDirectory, namesFor }),
    backups: createBackups(backupHouse, recoveries),
    backupWorks: backupWorks(backupHouse, recoveries),
    handOffs: createHandOffs({ options, stateFolder, store, operator, recoveries, openDirectory, namesFor }),
    verifications: createVerifications(verificationHouse()),
    advice: adviceReadings(options, stateFolder),
    rehearsals: {
      list: () => listScenarios(scenariosIn(options)),
      card: async name => {
        const { id, title, story, serverName } = await loadScenario(scenarioFolder(options, name));
        return { id, title, story, serverName };
      },
      export: async name => {
        const folder = scenarioFolder(options, name);
        return { kind: 'file', path: join(folder, (await loadScenario(folder)).directory) };
      },
      unmet: async id => {
        const { mode, backup, reapply: work } = foldAll((await recoveries.read(id)).records);
        if (mode === 'live') return [];
        const on = backup?.on ?? work?.target;
        return unmet(readMachine(machineFolder(store.folder(on?.kind === 'rehearsal' ? on.recoveryId : id))));
      },
    },
    stateFolder,
    operator,
    openDirectory,
    namesFor,
    findDomainControllers,
    scanOutput,
    printer: browser => (browser === undefined && options.printer) || chromiumPrinter(browser),
    writeFile: writeWhole,
  };
}

async function openAny(
  { scriptsFolder }: ComposeOptions,
  source: DirectorySource,
  { password, signal }: OpenOptions,
): Promise<Directory> {
  const cancel = signal ? { signal } : {};
  switch (source.kind) {
    case 'file':
      return openLdifDirectory([source.path, ...(source.morePaths ?? [])], cancel);
    case 'windows':
      return openWindowsLogonDirectory(source, { scriptsFolder, ...cancel });
    case 'ldap':
    case 'domain':
      if (!password) throw failure('DIRECTORY_PASSWORD_NEEDED', { user: source.user });
      return openLiveDirectory(source, password, {
        locate: locatorFor(source),
        systemAuthorities: () => systemAuthorities({ scriptsFolder, signal }),
        // Without a DNS server of its own choosing, the system finds hosts as it always does.
        ...(source.dnsServer !== undefined && { names: systemNames(source.dnsServer) }),
        ...cancel,
      });
  }
}

/** Finds domain controllers by DNS, those of the wanted site first. */
function locatorFor(source: Extract<DirectorySource, { kind: 'ldap' | 'domain' }>): DomainLocator {
  const site = source.kind === 'domain' ? source.site : undefined;
  const { dnsServer } = source;
  return {
    controllersOf: async (domain, forest) =>
      (await findDomainControllers({ domain, forest, site, dnsServer })).hosts.map(({ host }) => host),
  };
}

function namesFor(source: DirectorySource): NameService | undefined {
  if (source.kind === 'file') return undefined;
  return systemNames('dnsServer' in source ? source.dnsServer : undefined);
}

function whoSitsHere(): Operator {
  const computer = hostname();
  const domain = process.env['USERDOMAIN'];
  const { username } = userInfo();
  return {
    account: process.platform === 'win32' && domain !== undefined ? `${domain}\\${username}` : username,
    computer,
  };
}

function wrapped(store: StateStore, { wrapJournalFile }: ComposeOptions): StateStore {
  if (!wrapJournalFile) return store;
  const wrapFolder = (folder: RecoveryFolder): RecoveryFolder => ({
    ...folder,
    openJournal: async () => wrapJournalFile(await folder.openJournal()),
  });
  return {
    ...store,
    folder: id => wrapFolder(store.folder(id)),
    create: async id => wrapFolder(await store.create(id)),
  };
}
