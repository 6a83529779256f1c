import { requiredServices } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck } from '../check.js';

/** Without these nothing answers, whatever else is right. */
export const services = defineCheck({
  card: {
    id: 'services-run',
    area: 'services',
    title: 'The services of a Client Access server run',
    proves: 'Each service that every Client Access server needs is running.',
    how: 'Services of Windows; the same as Test-ServiceHealth',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine, services: all, sources, unread } = await world.server();
    if (unread['services'] !== undefined) return couldNotTell(unread['services']);
    const stateOf = (name: string): string =>
      all.find(service => service.name.toLowerCase() === name.toLowerCase())?.state ?? 'missing';
    const quiet = requiredServices.filter(name => stateOf(name) !== 'Running');
    const evidence = requiredServices.map(name => ({
      id: name.toLowerCase(),
      label: name,
      value: stateOf(name),
      source: sources['services'] ?? 'services of Windows',
      readAt: machine.readAt,
    }));
    if (quiet.length === 0) return { outcome: 'pass', found: `All ${String(requiredServices.length)} run.`, evidence };
    const there = quiet.filter(name => stateOf(name) !== 'missing');
    return {
      outcome: 'fail',
      found: `Not running: ${quiet.map(name => `${name} (${stateOf(name)})`).join(', ')}.`,
      evidence,
      fix: {
        words:
          there.length === quiet.length
            ? 'Start them. If one stops again, look for its errors in the Application log.'
            : 'A service that is missing was not brought back by setup: look at the end of its log.',
        commands: there.map(name => `net start ${name}`),
        changes: there.map(service => ({ kind: 'start-service', service })),
      },
    };
  },
});
