import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { sizeWords } from '../../../product/size-words.js';
import { noted } from '../../../commands/noted-command.js';
import { kitPassword } from '../../../commands/reapply-commands.js';
import type { KitLook } from '../../../ports/backup-kit.js';
import { failure, problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import { startedOf } from '../started.js';
import { type BackupWorld, jobOf } from '../world.js';

/** Takes the recovery kit that goes with the backup. One that was broken off is begun anew, and another one is left alone. */
export const kit = defineStep<BackupWorld>({
  card: card('backup-kit'),
  timeLimitSeconds: 3600,

  async check(world): Promise<Finding> {
    const path = placeOf(world);
    const seen = { facts: [], comparisons: [] };
    const there = await world.kit.look(path);
    if (!there) return { state: 'ready', before: { [path]: 'not there' }, ...seen };
    if (!isOurs(world, there)) {
      return { state: 'blocked', problem: problem('BACKUP_KIT_OTHER', { path, takenAt: there.takenAt }), ...seen };
    }
    return { state: 'done', ...seen };
  },

  propose: world => {
    const path = placeOf(world);
    const { kitKeys } = jobOf(world, 'take');
    const keys = kitKeys
      ? 'The certificates with their keys are in it, under the password that you type now.'
      : 'Certificates are left out.';
    return Promise.resolve({
      // Nothing on the server is changed: this program reads it, and writes one new place.
      changes: [],
      preview: {
        action: 'Take the recovery kit',
        items: [
          {
            command: lineOf(path),
            changes: `Writes a kit to ${path}. ${keys} Nothing on this server is changed.`,
            undo: `Delete ${path}.`,
          },
        ],
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: kitKeys ? kitPassword : null,
      },
    });
  },

  async act(world, run) {
    const { kitKeys } = jobOf(world, 'take');
    const password = kitKeys ? run.password : undefined;
    if (kitKeys && !password) throw failure('KIT_PASSWORD_NEEDED', {});
    const onProgress = (doing: string, share: number | null): void => run.progress(doing, share);
    const path = placeOf(world);
    // This program does itself what that command would: there is no exit code.
    await noted(lineOf(path), run.notes, async () => {
      await world.kit.take(path, { password, signal: run.signal, onProgress });
      return { exitCode: null };
    });
  },

  async verify(world): Promise<Fact[]> {
    const path = placeOf(world);
    const { kitKeys } = jobOf(world, 'take');
    const there = await world.kit.look(path);
    if (!there) throw failure('KIT_NOT_FOUND', { path, why: 'no finished kit is there' });
    const damage = await world.kit.damage(path);
    if (damage.length > 0) throw failure('BACKUP_KIT_DAMAGED', { path, damage });
    const readAt = world.clock.now();
    const fact = (id: string, label: string, value: string): Fact => ({ id, label, value, source: path, readAt });
    // What was left out on purpose is no reservation.
    const lacks = there.lacks.filter(({ part }) => part !== 'directory' && (kitKeys || part !== 'certificates'));
    return [
      fact('kit', 'Recovery kit', `${String(there.files)} files, ${sizeWords(there.bytes)}, each read again`),
      ...lacks.map(({ what, why }, at) => ({
        ...fact(`kit-lacks-${String(at)}`, 'The kit lacks', `${what}: ${why}`),
        reservation: true as const,
      })),
      kitKeys
        ? fact('kit-next', 'Go on with', `Try its password now: cas-recovery kit inspect "${path}" --password-stdin`)
        : fact('kit-next', 'Certificates', 'left out: with their keys they are taken by "cas-recovery kit create"'),
    ];
  },
});

const lineOf = (path: string): string => `cas-recovery kit create --out "${path}"`;

function placeOf(world: BackupWorld): string {
  const { kit: place } = jobOf(world, 'take');
  if (place === null) throw new TypeError('A plan without a kit has no such step.');
  return place;
}

/** It was finished after this step had begun it. */
function isOurs({ records }: BackupWorld, { takenAt }: KitLook): boolean {
  const { at } = startedOf(records(), 'backup-kit');
  return at !== null && Date.parse(takenAt) >= Date.parse(at);
}
