import { defaultInstallPath } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck } from '../check.js';
import { row, sameName } from '../rows.js';

const withoutEnd = (path: string): string => path.replace(/\\+$/, '');

/** Scripts, services and web.config files name it. */
export const installFolder = defineCheck({
  card: {
    id: 'install-folder',
    area: 'version',
    title: 'Exchange is in the recorded folder',
    proves: 'Exchange is installed in the folder that the directory records.',
    how: 'msExchInstallPath beside HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v14\\Setup',
    weight: 'should',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const why = machine.unread['exchange'];
    if (why !== undefined) return couldNotTell(why);
    const { installPath: wanted } = world.expected.directory ?? (await world.directory());
    const is = machine.exchange.installPath;
    const same = is !== null && sameName(withoutEnd(is), withoutEnd(wanted ?? defaultInstallPath));
    const comparisons = [
      row({
        id: 'install-folder',
        label: 'Install folder',
        was: [wanted ?? `${defaultInstallPath} (default)`, 'msExchInstallPath'],
        is: [is ?? 'not installed', machine.sources['exchange'] ?? 'registry of Exchange setup'],
        same,
        remedy: 'Recovery setup must run with /TargetDir for the recorded folder.',
      }),
    ];
    if (same) return { outcome: 'pass', found: `It is in ${is}.`, comparisons };
    return {
      outcome: 'fail',
      found: is === null ? 'Exchange is not installed.' : `It is in ${is}, and was in ${wanted ?? defaultInstallPath}.`,
      comparisons,
    };
  },
});
