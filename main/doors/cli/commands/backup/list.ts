import { failure } from '../../../../problems/problem.js';
import type { BackupsOn } from '../../../../../preload/contract/index.js';
import { tellBackups } from '../../backup-text.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { whileWaiting } from '../../while-waiting.js';

/** The options of `backup list`, as commander hands them over. */
export interface BackupListOptions {
  readonly target: readonly string[];
  readonly machine?: string;
  readonly rehearsal?: string;
  readonly scenario?: string;
}

/** `cas-recovery backup list`: all backups that can be found, and the places that could not be read. */
export async function listBackups(house: House, options: BackupListOptions): Promise<number> {
  const { composition, signal, terminal, clock } = house;
  const machine = options.machine?.trim() ?? null;
  if (machine === '') throw failure('WRONG_USE', { what: '--machine takes the name of a computer.' });
  const wish = { on: serverOf(options), places: options.target, machine, signal };
  const overview = await whileWaiting(house, 'Looking for backups', composition.backups.list(wish));
  tellBackups(terminal, overview, clock.now());
  const { listing, series } = overview;
  const isSound = listing.unread.length === 0 && series.some(({ suits }) => suits !== false);
  return conclude(house, {
    command: 'backup list',
    exitCode: isSound ? exitCodes.done : exitCodes.failed,
    ...overview,
  });
}

function serverOf({ rehearsal, scenario }: BackupListOptions): BackupsOn {
  if (rehearsal !== undefined && scenario !== undefined) {
    throw failure('WRONG_USE', { what: '--rehearsal and --scenario are two servers: choose one.' });
  }
  if (rehearsal !== undefined) return { kind: 'rehearsal', recoveryId: rehearsal };
  return scenario === undefined ? { kind: 'this' } : { kind: 'scenario', scenario };
}
