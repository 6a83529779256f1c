import { describe, expect, it } from 'vitest';
import type { BackupListing, BackupVersion } from '../../../../preload/contract/index.js';
import { disk, listingOf, share, versionOf } from '../../hand-off/fixture-hand-off.js';
import type { BackupWorld } from '../world.js';
import { run } from './run.js';

interface Case {
  readonly target: typeof disk | typeof share;
  readonly versions?: readonly BackupVersion[];
  readonly unread?: BackupListing['unread'];
  readonly on?: 'this' | 'rehearsal';
}

/** What a backup that may replace an older version shows before it is begun. */
async function shown({ target, versions = [], unread = [], on = 'this' }: Case) {
  const job = { work: 'take', what: 'full', target, account: null, volumes: [], replaces: true };
  const world = {
    host: { commandsFor: () => ['wbadmin.exe start backup'] },
    plan: { server: 'EX3', on: { kind: on }, job },
    records: () => [],
    listing: () => Promise.resolve(listingOf(versions, { computer: 'EX3', unread: [...unread] })),
  } as unknown as BackupWorld;
  const proposal = await run.propose?.(world, { state: 'ready', before: {}, facts: [], comparisons: [] });
  const [item] = proposal?.preview.items ?? [];
  return { changes: item?.changes ?? '', undo: item?.undo, typed: proposal?.preview.typeToConfirm };
}

describe('a backup that may replace an older version', () => {
  it('names the version of a share that is lost, and that nothing brings it back', async () => {
    const { changes, undo, typed } = await shown({ target: share, versions: [versionOf()] });
    expect(changes).toContain(`The version ${versionOf().id} of this computer`);
    expect([undo, typed]).toEqual([null, 'EX3']);
  });

  it('asks for no name in a rehearsal', async () => {
    const { undo, typed } = await shown({ target: share, versions: [versionOf()], on: 'rehearsal' });
    expect([undo, typed]).toEqual([null, null]);
  });

  it('promises nothing for a share that could not be read', async () => {
    const { changes, undo } = await shown({ target: share, unread: [{ where: share.path, why: 'denied', next: '' }] });
    expect(changes).toContain('could not be read');
    expect(undo).toBeNull();
  });

  it.each<readonly [string, Case]>([
    ['a share that holds none', { target: share }],
    ['a share with one of another computer', { target: share, versions: [versionOf({ machine: 'EX9' })] }],
    ['a volume, which keeps its versions', { target: disk, versions: [versionOf({ target: disk })] }],
  ])('says nothing of a loss for %s', async (_, one) => {
    const { changes, undo, typed } = await shown(one);
    expect(changes).not.toContain('overwritten');
    expect([typeof undo, typed]).toEqual(['string', null]);
  });
});
