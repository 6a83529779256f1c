import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import type { VerificationWorld } from '../world.js';

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
    const unwell = roles.filter(({ required }) => !required).map(({ role }) => role);
    if (roles.length === 0) return couldNotTell('Test-ServiceHealth named no role of this server.');
    if (quiet.length === 0 && unwell.length > 0) {
      const found = `It finds that services are missing for ${unwell.join(', ')}, and names none.`;
      return { outcome: 'fail', found, evidence };
    }
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

type Tests = Awaited<ReturnType<VerificationWorld['shell']>>['tests'];

/** In the words of the tests themselves, each once. */
function reasonOf(tests: Tests): string {
  const told = [...new Set(tests.map(({ told: one }) => one).filter(one => one !== ''))];
  return told.length === 0
    ? 'The Exchange shell has no test to run on this server.'
    : `None was run. ${told.join(' ')}`;
}

const commandOf = (cmdlet: string): string =>
  cmdlet === 'Test-MRSHealth'
    ? 'Test-MRSHealth -Identity $env:COMPUTERNAME | Format-List'
    : `${cmdlet} -ClientAccessServer $env:COMPUTERNAME | Format-List`;

/** A cmdlet that needs a test mailbox that is not there tells nothing about this server. */
export const shellTests = defineCheck({
  card: {
    id: 'connectivity-tests',
    area: 'exchange shell',
    title: 'The connectivity tests of Exchange that can run here pass',
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
    const more = left.length === 0 ? '' : ` Not run: ${left.join(', ')}.`;
    if (failed.length > 0) {
      return {
        outcome: 'fail',
        found: `Failed: ${failed.join(', ')}.${more}`,
        evidence,
        fix: {
          words: 'Run it again in the Exchange shell, and read what it tells of its failure.',
          commands: failed.map(commandOf),
          changes: [],
        },
      };
    }
    // A part of the shell that gave no answer may be the one that would have failed.
    if (why !== null) {
      const passed = run.length === 0 ? '' : ` ${run.map(({ cmdlet }) => cmdlet).join(', ')} passed.`;
      return { ...couldNotTell(`${why}${passed}`), evidence };
    }
    if (run.length === 0) return { ...notApplicable(reasonOf(tests)), evidence };
    const of = left.length === 0 ? '' : ` of ${String(tests.length)}`;
    return { outcome: 'pass', found: `${String(run.length)}${of} passed.${more}`, evidence };
  },
});
