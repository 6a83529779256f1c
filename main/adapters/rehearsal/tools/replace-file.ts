import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hasFault, withoutOnce } from '../faults.js';
import { OddPath, onDisk } from '../disk.js';
import { writeWhole } from '../whole-file.js';
import { ended, named } from './identity-scripts.js';
import type { Bench } from './tool.js';

const needsRights = 740;
const wrongUse = 87;
const pathRefused = 161;
const inUse = 32;
const notAsShown = 5023;
const otherContent = 13;
const keptAlready = 183;

/**
 * `replace-file.ps1 -Target FILE [-Prepared FILE -Sha256 HEX] -Was HEX|none -Keep FILE`: checks, keeps a copy, and puts the
 * prepared file in place, whole or not at all. Without a prepared one the target is taken away. The target is on the disk of
 * the simulated machine; the prepared file and the copy are on that of this computer, where the recovery keeps them.
 */
export async function replaceFile(bench: Bench): Promise<number> {
  const [prepared, sha256] = [named(bench, '-Prepared'), named(bench, '-Sha256')];
  const [was, keep] = [named(bench, '-Was'), named(bench, '-Keep')];
  if (!isHash(was) && was !== none) return ended(bench, wrongUse);
  if ((prepared !== '' && !isHash(sha256)) || keep === '') return ended(bench, wrongUse);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  if (was !== none) restoreOld(bench, was);
  const target = placeOf(bench);
  if (target === undefined) return ended(bench, pathRefused);
  if (existsSync(target) && !lstatSync(target).isFile()) return ended(bench, notAsShown);
  const now = hashOf(target);
  if (now === (prepared === '' ? none : sha256)) return ended(bench, 0, 'The place holds it already.');
  if (now !== was) return ended(bench, notAsShown, `SHA-256 there: ${now}. It was shown as ${was}.`);
  if (prepared !== '' && hashOf(prepared) !== sha256) return ended(bench, otherContent);
  if (hasFault(bench.machine(), 'file-locked')) {
    bench.change(machine => withoutOnce(machine, ['file-locked']));
    return ended(bench, inUse);
  }
  await at(bench, 'Nothing is changed yet.');
  if (now !== none) {
    const kept = hashOf(keep);
    if (kept !== none && kept !== now) return ended(bench, keptAlready);
    if (kept === none) writeWhole(keep, readFileSync(target));
  }
  await at(bench, 'What stood there is kept.');
  if (prepared === '') rmSync(target, { force: true });
  else await putIntoPlace(bench, target, prepared);
  await at(bench, 'The file is in its place.');
  return ended(bench, 0, `SHA-256 now: ${hashOf(target)}`);
}

const oldEnding = '.cas-recovery-old';

/** What a run that was broken off between two names has left. */
function restoreOld(bench: Bench, was: string): void {
  const [target, old] = [placeOf(bench), placeOf(bench, oldEnding)];
  if (target === undefined || old === undefined || existsSync(target) || hashOf(old) !== was) return;
  renameSync(old, old.slice(0, -oldEnding.length));
  bench.print('The old file is back in its place.\n');
}

/**
 * Beside its place first, and then in two names, as Windows does it: a kill leaves the old file or the new one there, whole,
 * or the old one beside its empty place.
 */
async function putIntoPlace(bench: Bench, target: string, prepared: string): Promise<void> {
  const beside = `${target}.cas-recovery-new`;
  writeWhole(beside, readFileSync(prepared));
  await at(bench, 'The new file lies beside it.');
  const old = `${target}${oldEnding}`;
  if (existsSync(target)) {
    renameSync(target, old);
    await at(bench, 'The place is empty for a moment.');
  }
  renameSync(beside, target);
  rmSync(old, { force: true });
}

/** A moment at which the power may fail: it is told, and takes its time. */
async function at(bench: Bench, text: string): Promise<void> {
  bench.print(`${text}\n`);
  await bench.take('replace-file');
}

function placeOf(bench: Bench, ending = ''): string | undefined {
  try {
    return onDisk(bench.folder, `${named(bench, '-Target')}${ending}`);
  } catch (thrown) {
    if (thrown instanceof OddPath) return undefined;
    throw thrown;
  }
}

function hashOf(file: string): string {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : none;
}

const none = 'none';
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
