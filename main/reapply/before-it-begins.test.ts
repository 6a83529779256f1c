import { afterEach, describe, expect, it } from 'vitest';
import { bench, type Bench } from './fixture-bench.js';
import { server, type Server } from './fixture-server.js';

const web = 'Owa/web.config';
const config = (value: string): string =>
  `<configuration><appSettings><add key="a" value="${value}" /></appSettings></configuration>`;

const open: Bench[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.remove();
});

function opened(kit: Server, now: Server): Bench {
  const one = bench(kit, now);
  open.push(one);
  return one;
}

const idsOf = async (one: Bench, group: string): Promise<string[]> =>
  (await one.differences()).filter(each => each.group === group).map(({ id }) => id);

describe('before a re-application begins, it', () => {
  it('refuses beforehand to put a file over another one that IIS could not read', async () => {
    const one = opened(server({ [web]: '<configuration>' }), server({ [web]: config('1') }));
    const whole = { wholeFiles: await idsOf(one, 'files') };
    expect(whole.wholeFiles).toHaveLength(1);
    await expect(one.begin(whole)).rejects.toThrow('XML_NOT_WELL_FORMED');
    const other = opened(server({ [web]: config('9') }), server({ [web]: '<configuration>' }));
    expect(await other.propose({ wholeFiles: await idsOf(other, 'files') })).toHaveLength(1);
  });

  it.each([
    ['KB2936871', false, null],
    ['KB2986475', false, 'ROLLUP_OTHER'],
    ['KB2986475', true, null],
    ['KB2900000', true, 'ROLLUP_LOWER'],
  ])('takes the rollup %s beside KB2936871 of the kit, newer meant: %s', async (kb, newerRollup, code) => {
    const rollups = [{ kb: 'KB2936871', name: 'Update Rollup 6 (KB2936871)', installedOn: null }];
    const one = opened(server({}, { rollups }), server({}));
    const proposed = one.propose({ rollupFile: `D:\\Exchange2010-${kb}-x64-en.msp`, newerRollup });
    if (code === null) expect((await proposed).map(({ group }) => group)).toEqual(['rollup']);
    else await expect(proposed).rejects.toThrow(code);
  });
});
