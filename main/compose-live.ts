import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plan, RecoveryState } from '../preload/contract/index.js';
import { defaultStateFolder } from './adapters/state/state-folder.js';
import { takeLock } from './adapters/state/lock.js';
import { protectFolder } from './adapters/windows/protect-folder.js';
import { WindowsHost } from './adapters/windows/windows-host.js';
import type { ComposeOptions } from './compose.js';
import type { RecoveryFolder, Lock } from './ports/state-store.js';
import { failure } from './problems/problem.js';
import type { LiveMachine, RecoveryHost } from './recovery/recovery-parts.js';

/** This very machine; null where it is no Windows. */
export function liveMachine(options: ComposeOptions, stateFolder: string): LiveMachine | null {
  if (process.platform !== 'win32') return null;
  // On a share several machines would work on one journal, and anyone on the network could write what runs here.
  if (stateFolder.startsWith('\\\\')) return null;
  const { scriptsFolder, clock } = options;
  const host = (folders: Plan['folders']): WindowsHost =>
    new WindowsHost({
      folder: stateFolder,
      scriptsFolder,
      folders,
      domainController: null,
      clock,
    });
  return {
    packagesFolder: packagesFolderIn(stateFolder),
    look: folders => host(folders).facts(),
    addressesOf: name => host(noFolders).addressesOf(name),
    lock: holder => lockMachine(stateFolder, holder),
  };
}

const packagesFolderIn = (stateFolder: string): string => join(stateFolder, 'packages');

const noFolders: Plan['folders'] = { media: null, packages: null, windowsSource: null };

/** One machine has one recovery at a time, in whatever folder each keeps its journal. */
async function lockMachine(stateFolder: string, holder: string): Promise<Lock> {
  // Taken before anything of a live recovery is written: who may write the folder above could exchange what lies below.
  await protectFolder(stateFolder);
  const usual = defaultStateFolder();
  if (isSameFolder(usual, stateFolder)) return { release: () => Promise.resolve() };
  await protectFolder(usual);
  return takeLock(usual, holder);
}

/** A folder may have a short name, or be reached through a link. */
function isSameFolder(one: string, other: string): boolean {
  const real = (path: string): string => (existsSync(path) ? realpathSync.native(path) : resolve(path)).toLowerCase();
  return real(one) === real(other);
}

/** Opens this machine for a recovery that was begun on it. */
export async function openLiveHost(
  options: ComposeOptions,
  { folder, stateFolder }: { readonly folder: RecoveryFolder; readonly stateFolder: string },
  { plan }: Pick<RecoveryState, 'plan'>,
): Promise<RecoveryHost> {
  if (process.platform !== 'win32') throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
  // A re-application has no plan of a recovery: it needs no media and no packages.
  const folders = plan?.folders ?? noFolders;
  // What is run with full rights lies there: nobody else may write it.
  await protectFolder(folder.path);
  const { packages } = folders;
  // What lies in it is installed with full rights.
  if (packages === packagesFolderIn(stateFolder)) await protectFolder(packages);
  const host = new WindowsHost({
    folder: folder.path,
    scriptsFolder: options.scriptsFolder,
    folders,
    domainController: plan?.domainController ?? null,
    clock: options.clock,
  });
  const resume = options.resumeWith?.(folder.id, options.stateFolder);
  return {
    host: options.wrapHost?.(host) ?? host,
    resume: resume ? { taskFile: join(folder.path, 'resume-task.xml'), ...resume } : null,
    forgetResume: () => host.forgetResume(),
    seenFrom: directory => directory,
    mended: () => Promise.resolve(),
  };
}
