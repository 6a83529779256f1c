import { couldNotTell, defineCheck, notApplicable } from '../check.js';

export const serviceHealth = defineCheck({
  card: {
    id: 'service-health',
    area: 'exchange shell',
    title: 'Exchange itself finds its services healthy',
    proves: 'Test-ServiceHealth names no required service that does not run.',
    how: 'Test-ServiceHealth',
    weight: 'should',
  },
  timeLimitSeconds: 240,

  async look(world) {
    const { roles, why, source, raw, readAt } = await world.shell();
    if (roles === null) return couldNotTell(why ?? 'The Exchange shell gave no answer.');
    const evidence = roles.map(({ role, notRunning }) => ({
      id: role,
      label: role,
      value: notRunning.length === 0 ? 'all run' : `not running: ${notRunning.join(', ')}`,
      source,
      raw,
      readAt,
    }));
    const quiet = [...new Set(roles.flatMap(({ notRunning }) => notRunning))];
    if (roles.length === 0) return couldNotTell('Test-ServiceHealth named no role of this server.');
    if (quiet.length === 0) return { outcome: 'pass', found: 'All that it requires run.', evidence };
    return {
      outcome: 'fail',
      found: `Not running: ${quiet.join(', ')}.`,
      evidence,
      fix: {
        words: 'Start them. If one stops again, look for its errors in the Application log.',
        commands: quiet.map(name => `net start ${name}`),
        changes: quiet.map(service => ({ kind: 'start-service', service })),
      },
    };
  },
});

const testUser = 'New-TestCasConnectivityUser.ps1, run once on a Mailbox server, makes one.';

/** A cmdlet that needs a test mailbox that is not there tells nothing about this server. */
export const shellTests = defineCheck({
  card: {
    id: 'connectivity-tests',
    area: 'exchange shell',
    title: 'The connectivity tests of Exchange pass',
    proves: 'Each test of the Exchange shell that could run on this server passed.',
    how: 'Test-OwaConnectivity, Test-WebServicesConnectivity, Test-ActiveSyncConnectivity, Test-MRSHealth and others',
    weight: 'should',
  },
  timeLimitSeconds: 300,

  async look(world) {
    const { tests, why, source, raw, readAt } = await world.shell();
    const evidence = tests.map(({ cmdlet, outcome, told }) => ({
      id: cmdlet,
      label: cmdlet,
      value: told === '' ? outcome : `${outcome}: ${told}`,
      source,
      raw,
      readAt,
    }));
    const run = tests.filter(({ outcome }) => outcome !== 'not run');
    const failed = run.filter(({ outcome }) => outcome === 'failed').map(({ cmdlet }) => cmdlet);
    const left = tests.filter(({ outcome }) => outcome === 'not run').map(({ cmdlet }) => cmdlet);
    const more = left.length === 0 ? '' : ` Not run, for want of a test mailbox: ${left.join(', ')}.`;
    if (run.length === 0) {
      if (why !== null) return { ...couldNotTell(why), evidence };
      return {
        ...notApplicable(`None could be run without a test mailbox in this site.${more} ${testUser}`),
        evidence,
      };
    }
    if (failed.length === 0) return { outcome: 'pass', found: `${String(run.length)} passed.${more}`, evidence };
    return { outcome: 'fail', found: `Failed: ${failed.join(', ')}.${more}`, evidence };
  },
});
