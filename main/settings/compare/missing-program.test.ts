import { describe, expect, it } from 'vitest';
import type { ServerSettings } from '../../../preload/contract/index.js';
import { compareSettings } from './compare-settings.js';
import { settingsWith, sideWith } from './fixture-sides.js';

describe('a program file that is missing', () => {
  const machine = (build: string): Partial<ServerSettings> => ({
    unread: { machine: 'left out' },
    machine: {
      name: 'EX3',
      exchange: { installPath: null, rollupBuild: build },
    } as unknown as ServerSettings['machine'],
  });
  it.each([
    ['is looked at where the build is the same', '14.3.123.4', 'look'],
    ['is left to another build', '14.3.500.0', 'leave'],
  ])('%s', async (_, build, advice) => {
    const kit = sideWith({ 'client-access/Owa/Bin/x.dll': 'a' }, settingsWith(machine('14.3.123.4')));
    const { differences } = await compareSettings(kit, null, sideWith({}, settingsWith(machine(build))), {
      signal: new AbortController().signal,
    });
    expect(differences.filter(({ group }) => group === 'files').map(one => one.advice)).toEqual([advice]);
  });
});
