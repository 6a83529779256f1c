import type { CheckResult, Verification } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import type { VerifyWish } from '../../../verification/verifications.js';
import { directoryFrom, type DirectoryOptions } from '../directory-option.js';
import { exitCodes } from '../exit-codes.js';
import { conclude, type House } from '../house.js';
import { writablePlace, writeOutput } from '../output-file.js';
import { passwordFor } from '../password-option.js';
import { tellChanged, tellCheckCards, tellVerification } from '../verification-text.js';
import { whileWaiting } from '../while-waiting.js';

/** The options of `verify`, as commander hands them over. */
export interface VerifyOptions extends DirectoryOptions {
  readonly rehearsal?: string;
  readonly against: readonly string[];
  readonly only: readonly string[];
  readonly list?: boolean;
  readonly watch?: boolean;
  readonly every?: string;
  readonly evidence?: boolean;
  readonly save?: string;
}

/** `cas-recovery verify --list`. */
export function listChecks(house: House): Promise<number> {
  const { cards } = house.composition.verifications;
  tellCheckCards(house.terminal, cards);
  return Promise.resolve(conclude(house, { command: 'verify list', exitCode: exitCodes.done, checks: [...cards] }));
}

/** `cas-recovery verify`: whether a server is ready for clients, with what each check saw. */
export async function verify(house: House, options: VerifyOptions): Promise<number> {
  const pauseSeconds = pauseOf(options);
  const place = options.save === undefined ? undefined : await writablePlace(options.save);
  const wish = await wishOf(house, options);
  const verification = await untilReady(house, wish, { ...options, pauseSeconds });
  const files = place === undefined ? [] : [place];
  if (place !== undefined) await writeOutput(house, place, `${JSON.stringify(verification, null, 2)}\n`);
  const exitCode = exitCodeOf(verification, options.watch === true);
  return conclude(house, { command: 'verify', exitCode, verification, files });
}

async function wishOf(house: House, options: VerifyOptions): Promise<VerifyWish> {
  const { rehearsal, against, only } = options;
  for (const [name, values] of [['--against', against] as const, ['--only', only] as const]) {
    if (values.some(value => value.trim() === ''))
      throw failure('WRONG_USE', { what: `${name} was given without a value.` });
  }
  const directory = directoryFrom(options);
  return {
    target: rehearsal === undefined ? { kind: 'this' } : { kind: 'rehearsal', recoveryId: rehearsal },
    directory,
    directoryPassword: await passwordFor(directory, options, house),
    against,
    only: only.length === 0 ? undefined : only,
  };
}

interface Watching extends Pick<VerifyOptions, 'watch' | 'evidence'> {
  readonly pauseSeconds: number;
}

/** Once, or until the server is ready; each further time only what came out otherwise is told. */
async function untilReady(
  house: House,
  wish: VerifyWish,
  { watch, evidence, pauseSeconds }: Watching,
): Promise<Verification> {
  const { composition, terminal, signal, clock } = house;
  let before: readonly CheckResult[] | undefined;
  for (;;) {
    const run = composition.verifications.verify(wish, { signal });
    const verification = await whileWaiting(house, 'Looking at the server', run);
    if (before) tellChanged(terminal, before, verification, clock.now());
    else tellVerification(terminal, verification, { evidence: evidence === true });
    if (watch !== true || isThere(verification)) return verification;
    before = verification.checks;
    await whileWaiting(house, 'Waiting', pause(pauseSeconds, signal));
  }
}

/** What a watch waits for: a server that clients may be sent to; of a part of the checks, that each of them passes. */
function isThere({ checks, verdict }: Verification): boolean {
  if (verdict.standing !== 'not judged') return verdict.standing !== 'not ready';
  return checks.every(({ outcome }) => outcome === 'pass' || outcome === 'not applicable');
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}

const [shortestPause, longestPause] = [1, 3600];

function pauseOf({ watch, every }: VerifyOptions): number {
  if (every === undefined) return 30;
  if (watch !== true) throw failure('WRONG_USE', { what: '--every goes with --watch.' });
  const seconds = Number(every);
  if (every.trim() === '' || !Number.isFinite(seconds) || seconds < shortestPause || seconds > longestPause) {
    throw failure('WRONG_USE', {
      what: `--every takes seconds from ${String(shortestPause)} to ${String(longestPause)}, not "${every}".`,
    });
  }
  return seconds;
}

/** What is only worth knowing never makes the difference. */
function exitCodeOf({ checks, verdict }: Verification, watched: boolean): number {
  if (watched) return verdict.standing === 'not ready' ? exitCodes.failed : exitCodes.done;
  const failed = checks.some(({ outcome, weight }) => outcome === 'fail' && weight !== 'tells');
  return failed || verdict.standing === 'not ready' ? exitCodes.failed : exitCodes.done;
}
