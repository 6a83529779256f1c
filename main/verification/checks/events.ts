import { defineCheck } from '../check.js';
import { isKnownNoise, isOfExchange } from '../known-events.js';

/** What the event logs hold since Windows started. */
export const eventsQuiet = defineCheck({
  card: {
    id: 'events',
    area: 'events',
    title: 'The event logs are quiet',
    proves:
      'Since the last start of Windows, neither log holds an error of Exchange, IIS, TLS or the domain that is not known to be harmless.',
    how: 'Errors and warnings in the Application and System log since the start; those of other sources are told and do not count',
    weight: 'should',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const { groups, since, from, source, readAt } = await world.events();
    const evidence = groups.map(({ log, provider, eventId, level, count, firstAt, lastAt, message }) => ({
      id: `${log}-${provider}-${String(eventId)}`,
      label: `${provider} ${String(eventId)}, ${level}`,
      value: `${String(count)} from ${firstAt} to ${lastAt}${isKnownNoise({ provider, eventId }) ? ' (known, harmless)' : isOfExchange({ provider }) ? '' : ' (of another source)'}`,
      source,
      raw: message,
      readAt,
    }));
    const errors = groups.filter(group => group.level === 'error' && !isKnownNoise(group) && isOfExchange(group));
    const short = from === null ? '' : ` The log reaches back to ${from} only, and Windows started ${since}.`;
    if (errors.length === 0) {
      const warnings = groups.filter(group => group.level === 'warning' && isOfExchange(group)).length;
      const told =
        warnings === 0
          ? nothingOfExchange(groups.filter(group => !isOfExchange(group)).length)
          : `No error; ${String(warnings)} kind${warnings === 1 ? '' : 's'} of warnings.`;
      return { outcome: short === '' ? 'pass' : 'could not tell', found: `${told}${short}`, evidence };
    }
    const most = [...errors].sort((one, other) => other.count - one.count)[0];
    return {
      outcome: 'warning',
      found: `${String(errors.length)} kind${errors.length === 1 ? '' : 's'} of errors; most often ${most?.provider ?? ''} ${String(most?.eventId ?? '')}, ${String(most?.count ?? 0)} times.${short}`,
      evidence,
      fix: {
        words: 'Read what each of them says. Errors that ended before the services had all started need nothing.',
        commands: ['eventvwr.msc'],
        changes: [],
      },
    };
  },
});

/** Beside kinds of other sources, which are told as evidence, it says of which there is none. */
const nothingOfExchange = (others: number): string =>
  others === 0
    ? 'No error and no warning.'
    : `None of Exchange, IIS, TLS or the domain; ${String(others)} kind${others === 1 ? '' : 's'} of other sources.`;
