import type { HostChange } from '../../../preload/contract/index.js';
import { isOfClientAccess, requiredServices, startWords } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { differing, row, sameName, tellDiffering } from '../rows.js';

/** Setup leaves POP3 and IMAP4 to be started by hand, whatever they were before. */
export const startModesAsBefore = defineCheck({
  card: {
    id: 'services-start-modes',
    area: 'services',
    title: 'Services start as they should',
    proves:
      'Each Exchange service starts as it did when the kit was taken; without a kit, those that must run start by themselves.',
    how: 'Start modes of the services of Windows; Get-Service has them as StartType',
    weight: 'should',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const server = await world.server();
    const why = server.unread['services'];
    if (why !== undefined) return couldNotTell(why);
    const kit = world.expected.settings;
    const known = kit !== null && kit.unread['services'] === undefined;
    const source = server.sources['services'] ?? 'services of Windows';
    const wanted = known
      ? kit.services
          .filter(({ name }) => isOfClientAccess(name))
          .map(({ name, startMode }) => ({ name, startMode, from: `the kit, read ${kit.readAt}` }))
      : requiredServices.map(name => ({
          name,
          startMode: 'Automatic' as const,
          from: 'services of a Client Access server',
        }));
    if (wanted.length === 0) return notApplicable('The kit holds no Exchange service.');
    const rows = wanted.map(({ name, startMode, from }) => {
      const found = server.services.find(one => sameName(one.name, name));
      return row({
        id: name.toLowerCase(),
        label: name,
        was: [startMode, from],
        is: [found?.startMode ?? 'missing', source],
        same: found?.startMode === startMode,
        remedy: found
          ? `sc.exe config ${name} start= ${startWords[startMode]}`
          : 'It was not brought back by setup: look at the end of its log.',
      });
    });
    const wrong = differing(rows);
    if (wrong.length === 0) {
      return {
        outcome: 'pass',
        found: known ? 'All start as before.' : 'Those that must run start by themselves.',
        comparisons: rows,
      };
    }
    // A service that is not there has no start mode to set.
    const there = wrong.filter(({ rebuilt }) => rebuilt !== 'missing');
    const changes = wanted
      .filter(({ name }) => there.some(({ label }) => label === name))
      .map(({ name: service, startMode }): HostChange => ({ kind: 'set-service-start', service, startMode }));
    return {
      outcome: 'warning',
      found: tellDiffering(rows),
      comparisons: rows,
      fix: {
        words:
          there.length === wrong.length
            ? 'Set the start mode of each again.'
            : 'Set the start mode of each again. A service that is missing was not brought back by setup: look at the end of its log.',
        commands: there.map(({ remedy }) => remedy),
        changes,
      },
    };
  },
});
