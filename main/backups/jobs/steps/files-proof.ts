import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { sizeWords } from '../../../product/size-words.js';
import { failure, problem } from '../../../problems/problem.js';
import { defineStep } from '../../../runbook/step.js';
import { isSameComputer } from '../../computer-name.js';
import { card } from '../cards.js';
import { baseName, below } from '../folders.js';
import { type BackupWorld, jobOf } from '../world.js';

/** Counts what came back, and says how to go on with it: as a kit, which is compared before anything is applied. */
export const filesProof = defineStep<BackupWorld>({
  card: card('restore-proof'),
  timeLimitSeconds: 600,

  async check(world): Promise<Finding> {
    const { folders, into } = jobOf(world, 'restore-files');
    const seen = { facts: [], comparisons: [] };
    for (const folder of folders) {
      const there = await world.jobs.folder(below(into, folder));
      if (!there || there.files === 0) {
        return { state: 'blocked', problem: problem('RESTORE_NOTHING_CAME', { folder, into }), ...seen };
      }
    }
    return { state: 'done', ...seen };
  },

  async verify(world): Promise<Fact[]> {
    const { folders, into, machine } = jobOf(world, 'restore-files');
    const readAt = world.clock.now();
    const facts: Fact[] = [];
    const paths = new Map<string, string>();
    for (const folder of folders) {
      const place = below(into, folder);
      const there = await world.jobs.folder(place);
      if (!there || there.files === 0) throw failure('RESTORE_NOTHING_CAME', { folder, into });
      paths.set(baseName(folder).toLowerCase(), there.path);
      const value = `${String(there.files)} files, ${sizeWords(there.bytes)}`;
      facts.push({ id: `restored-${folder}`, label: place, value, source: there.path, readAt });
    }
    const { name } = await world.host.facts();
    const next = nextCommands(machine, paths, { on: world.plan.on, isThere: isSameComputer(name, machine) });
    return [
      ...facts,
      ...next.map((value, at) => ({
        id: `next-${String(at)}`,
        label: 'Go on with',
        value,
        source: 'this program',
        readAt,
      })),
    ];
  },
});

interface ComparedWith {
  readonly on: BackupWorld['plan']['on'];
  /** The server has its name already: a kit is not compared with another one. */
  readonly isThere: boolean;
}

/** The commands that make a kit of what was restored, and compare it with the server. */
function nextCommands(machine: string, paths: ReadonlyMap<string, string>, { on, isThere }: ComparedWith): string[] {
  const clientAccess = paths.get('clientaccess');
  if (clientAccess === undefined) return [];
  const config = paths.get('config');
  const iis = config === undefined ? '' : ` --iis-config "${config}"`;
  const kit = `${machine.toLowerCase()}-from-backup.zip`;
  const target = on.kind === 'rehearsal' ? ` --rehearsal ${on.recoveryId}` : '';
  return [
    `cas-recovery kit create --from-backup --server ${machine} --client-access "${clientAccess}"${iis} --out ${kit}`,
    isThere
      ? `cas-recovery kit diff ${kit}${target}`
      : `Once ${machine} is recovered, compare it there: cas-recovery kit diff ${kit}`,
  ];
}
