import { defineCheck } from '../check.js';
import { isExchangePath } from '../exchange-paths.js';

const limitSeconds = 90;
/** As the Exchange shell takes it. */
const appcmd = '& "$env:windir\\system32\\inetsrv\\appcmd.exe"';

export const sitesStarted = defineCheck({
  card: {
    id: 'iis-sites',
    area: 'iis',
    title: 'The web sites run',
    proves: 'Each site of IIS that holds Exchange applications is started.',
    how: 'appcmd list site',
    weight: 'must',
  },
  timeLimitSeconds: limitSeconds,

  async look(world) {
    const { sites, applications, source, raw, readAt } = await world.web();
    const needed = sites.filter(({ name }) =>
      applications.some(({ site, path }) => site === name && isExchangePath(path)),
    );
    const evidence = sites.map(({ name, state }) => ({ id: name, label: name, value: state, source, readAt }));
    if (needed.length === 0) {
      return {
        outcome: 'fail',
        found: 'No site holds an application of Exchange.',
        evidence: [{ id: 'raw', label: 'IIS', value: 'no application', source, raw, readAt }],
      };
    }
    const stopped = needed.filter(({ state }) => state !== 'Started').map(({ name }) => name);
    if (stopped.length === 0)
      return { outcome: 'pass', found: `${needed.map(({ name }) => name).join(', ')}: started.`, evidence };
    return {
      outcome: 'fail',
      found: `Not started: ${stopped.join(', ')}.`,
      evidence,
      fix: {
        words:
          'Start the site. Where it refuses, another program may hold its port: the System log (HttpEvent, W3SVC) names it.',
        commands: stopped.map(name => `${appcmd} start site "${name}"`),
        changes: [],
      },
    };
  },
});

export const poolsStarted = defineCheck({
  card: {
    id: 'iis-pools',
    area: 'iis',
    title: 'The application pools run',
    proves: 'Each pool in which an application of Exchange runs is started.',
    how: 'appcmd list apppool',
    weight: 'must',
  },
  timeLimitSeconds: limitSeconds,

  async look(world) {
    const { pools, applications, source, readAt } = await world.web();
    const used = [...new Set(applications.filter(({ path }) => isExchangePath(path)).map(({ pool }) => pool))];
    const stateOf = (name: string): string =>
      pools.find(pool => pool.name.toLowerCase() === name.toLowerCase())?.state ?? 'missing';
    const evidence = used.map(name => ({ id: name, label: name, value: stateOf(name), source, readAt }));
    const stopped = used.filter(name => stateOf(name) !== 'Started');
    if (used.length === 0) return { outcome: 'could not tell', found: 'IIS lists no application of Exchange.' };
    if (stopped.length === 0) return { outcome: 'pass', found: `All ${String(used.length)} run.`, evidence };
    return {
      outcome: 'fail',
      found: `Not started: ${stopped.map(name => `${name} (${stateOf(name)})`).join(', ')}.`,
      evidence,
      fix: {
        words: 'Start the pool. Where it stops again, the System log (WAS) tells why.',
        commands: stopped.map(name => `${appcmd} start apppool "${name}"`),
        changes: [],
      },
    };
  },
});
