import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { controllersIn, type FoundController } from '../topology-event.js';

/** What setup itself told the event log. */
export const setupEvent = defineCheck({
  card: {
    id: 'setup-event',
    area: 'setup',
    title: 'Setup told the event log of its success',
    proves: 'The last event of setup says that it came to its end, and not that a part of it failed.',
    how: 'Events 1001 and 1002 of MSExchangeSetup in the Application log',
    weight: 'should',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const { setup, source, readAt } = await world.events();
    if (setup.state === 'unread') return couldNotTell(setup.why);
    if (setup.state === 'none') return notApplicable('No event of setup is left in the Application log.');
    const { eventId, at, message } = setup;
    const evidence = [
      { id: 'event', label: `MSExchangeSetup ${String(eventId)}`, value: at, source, raw: message, readAt },
    ];
    const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
    if (eventId === 1001) return { outcome: 'pass', found: `Event 1001: it came to its end, ${when}.`, evidence };
    return {
      outcome: 'warning',
      found: `Its last event is ${String(eventId)}: a part of it failed, ${when}.`,
      evidence,
      fix: {
        words: 'Read what the event says, and learn why from the log of setup.',
        commands: ['cas-recovery diagnose C:\\ExchangeSetupLogs'],
        changes: [],
      },
    };
  },
});

/** Without a domain controller and a global catalogue that answer, nobody signs in. */
export const controllersFound = defineCheck({
  card: {
    id: 'domain-controllers-found',
    area: 'membership',
    title: 'Exchange has found its domain controllers',
    proves:
      'Since the start, Exchange has found a domain controller of its site that it can use, with a global catalogue and the rights that Exchange needs.',
    how: 'Event 2080 of MSExchange ADAccess in the Application log',
    weight: 'should',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const { topology, source, readAt, since } = await world.events();
    if (topology.state === 'unread') return couldNotTell(topology.why);
    if (topology.state === 'none') {
      return notApplicable(`Exchange has not told the event log of its domain controllers since ${since}.`);
    }
    const { message, at } = topology;
    const found = controllersIn(message);
    if (found.length === 0) return couldNotTell(`Event 2080 of ${at} names no domain controller that can be read.`);
    const evidence = found.map(one => ({
      id: one.name,
      label: one.name,
      value: wordsOf(one),
      source: `${source}, event 2080 of ${at}`,
      raw: message,
      readAt,
    }));
    const good = found.filter(({ usable, globalCatalogue, saclRight }) => usable && globalCatalogue && saclRight);
    const near = good.filter(({ inSite }) => inSite).map(({ name }) => name);
    if (near.length > 0) return { outcome: 'pass', found: `In its site: ${near.join(', ')}.`, evidence };
    const [far] = good;
    return {
      outcome: 'warning',
      found: far
        ? `None of its own site can be used; elsewhere ${far.name} can.`
        : `None of ${String(found.length)} can be used as global catalogue: ${found.map(one => `${one.name} (${wordsOf(one)})`).join(', ')}.`,
      evidence,
      fix: {
        words: found.some(({ usable, saclRight }) => usable && !saclRight)
          ? 'Exchange lacks the right to read access lists: look whether the server is in the group Exchange Servers, restart it, and else prepare the domain again.'
          : 'Look whether the domain controllers of this site answer, and whether the address of this server belongs to the site.',
        commands: ['nltest /dsgetsite', 'nltest /dsgetdc: /gc'],
        changes: [],
      },
    };
  },
});

const wordsOf = ({ inSite, usable, globalCatalogue, saclRight }: FoundController): string =>
  [
    inSite ? 'in the site' : 'elsewhere',
    usable ? 'answers' : 'can’t be used',
    ...(globalCatalogue ? [] : ['no global catalogue']),
    ...(saclRight ? [] : ['no right to read access lists']),
  ].join(', ');
