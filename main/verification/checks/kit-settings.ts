import type { Difference } from '../../../preload/contract/index.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { kitCommand } from '../kit-command.js';
import { row, tellDiffering } from '../rows.js';
import type { KitDifferences } from '../world.js';

/** What other checks look at value by value, and what no client notices. */
const elsewhere: readonly Difference['group'][] = ['rollup', 'certificates', 'services', 'network', 'system'];
const mostRows = 200;
const mostCharacters = 500;

/** Files that somebody customised, and what else makes a server what it is. Setup brings none of it back. */
export const kitSettings = defineCheck({
  card: {
    id: 'settings-as-in-kit',
    area: 'settings',
    title: 'Files and settings are those of the kit',
    proves:
      'Each file, each setting of IIS and each registry value that the kit holds is the same on this server, but for those that are better left alone.',
    how: 'cas-recovery kit diff: the files of the kit and of this server, and the values in them',
    weight: 'should',
  },
  timeLimitSeconds: 300,

  async look(world) {
    const { kit, settings } = world.expected;
    if (kit === null) return notApplicable('No kit is named to compare with.');
    const { differences, notCompared, same, damaged } = await world.kitDifferences();
    const counted = differences.filter(({ group, advice }) => !elsewhere.includes(group) && advice !== 'leave');
    const readAt = world.now();
    const evidence = [
      ...damaged.map(({ path, why }, at) => ({
        id: `damaged-${String(at)}`,
        label: `Damaged in the kit: ${path}`,
        value: why,
        source: kit,
        readAt,
      })),
      {
        id: 'same',
        label: 'The same on both',
        value: `${String(Object.values(same).reduce((all, one) => all + one, 0))} files and values`,
        source: kit,
        readAt,
      },
      ...notCompared.map(({ what, why }, at) => ({
        id: `not-compared-${String(at)}`,
        label: `Not compared: ${what}`,
        value: why,
        source: kit,
        readAt,
      })),
    ];
    const rows = counted.slice(0, mostRows).map(({ id, title, kit: was, now, byHand, why }) =>
      row({
        id,
        label: title,
        was: [shown(was), `the kit, read ${settings?.readAt ?? ''}`],
        is: [shown(now), 'this server'],
        same: false,
        remedy: byHand ?? why,
      }),
    );
    const ready = counted.filter(({ advice, byHand }) => advice === 'apply' && byHand === null);
    const groups = [...new Set(ready.map(({ group }) => `all-of:${group}`))];
    if (counted.length > 0) {
      return {
        outcome: 'warning',
        found: `${toldDamage(damaged)}${tellDiffering(rows)}${counted.length > mostRows ? ` ${String(counted.length - mostRows)} more are not listed here.` : ''}`,
        comparisons: rows,
        evidence,
        fix: {
          words: 'Look at each difference, and re-apply what clients need.',
          commands: [
            kitCommand(world, 'diff'),
            // What needs a look is chosen by its id, once somebody has looked.
            ...(groups.length === 0 ? [] : [kitCommand(world, 'apply', groups.join(','))]),
          ],
          changes: [],
        },
      };
    }
    if (damaged.length > 0) {
      return { ...couldNotTell(`${toldDamage(damaged)}“cas-recovery kit inspect” lists what is damaged.`), evidence };
    }
    if (notCompared.length > 0) {
      const [first] = notCompared;
      const more = notCompared.length > 1 ? `, and ${String(notCompared.length - 1)} more` : '';
      return {
        ...couldNotTell(`Not compared: ${first?.what ?? ''} (${first?.why ?? ''})${more}. The rest is the same.`),
        evidence,
      };
    }
    return { outcome: 'pass', found: 'All that the kit holds is the same here.', evidence };
  },
});

/** `Damaged in the kit: iis/web.config (it is shorter), and 2 more. `: before all else. */
function toldDamage([first, ...rest]: KitDifferences['damaged']): string {
  if (!first) return '';
  const more = rest.length === 0 ? '' : `, and ${String(rest.length)} more`;
  return `Damaged in the kit: ${first.path} (${first.why})${more}. `;
}

const shown = (value: string | null): string => {
  if (value === null) return 'not there';
  return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value;
};
