import type { Fact, HostFacts, LostServer } from '../../../preload/contract/index.js';
import { changesBetween } from '../../directory/changes.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { failure, problem } from '../../problems/problem.js';
import { requiredServices } from '../../product/exchange-2010.js';
import { defineStep } from '../../runbook/step.js';
import { comparisons, hostFact, sameText, type Row } from '../evidence.js';
import type { RecoveryWorld } from '../world.js';
import { urlNames, verificationRows } from './verification/rows.js';

/** The proof: what the directory and this server show now, against what was recorded before anything was changed. */
export const verification = defineStep<RecoveryWorld>({
  card: {
    id: 'verification',
    title: 'What came back is verified',
    explain:
      'The directory and this server are read once more and compared with what was recorded of the lost server before the recovery. This step only reads; certificates, files, IIS settings and registry values that the directory never held are not part of it.',
    risk: 'reads only',
    usualSeconds: 30,
    skippable: true,
  },
  timeLimitSeconds: 300,

  async check(world) {
    const { state } = (await world.host.facts()).exchange.setup;
    if (state !== 'succeeded') {
      return { state: 'blocked', problem: problem('SETUP_NOT_FINISHED', { state }), facts: [], comparisons: [] };
    }
    const { rows, facts } = await look(world);
    const seen = { facts, comparisons: comparisons(rows) };
    const differing = rows.filter(({ result }) => result !== 'same');
    if (differing.length === 0) return { state: 'done', ...seen };
    return { state: 'blocked', problem: problem('NOT_ALL_RECOVERED', { rows: describe(differing) }), ...seen };
  },

  async verify(world) {
    const { rows, facts } = await look(world);
    const differing = rows.filter(({ result }) => result !== 'same');
    if (differing.length > 0) throw failure('NOT_ALL_RECOVERED', { rows: describe(differing) });
    return facts;
  },
});

async function look({ host, directory, plan, clock }: RecoveryWorld): Promise<{ rows: Row[]; facts: Fact[] }> {
  const facts = await host.facts();
  const before = plan.lostServer;
  const now = await readLostServer(await directory(), before.summary.name, clock);
  const rows = verificationRows(before, now, facts);
  return { rows, facts: [...evidenceOf(facts, now), changesFact(before, now)] };
}

function describe(rows: readonly Row[]): string {
  return rows.map(({ label, lost, rebuilt, remedy }) => `${label}: was ${lost}, is ${rebuilt}. ${remedy}`).join('\n');
}

/** Everything else that the directory holds of the server, against the reading from before the recovery. */
function changesFact(before: LostServer, now: LostServer): Fact {
  const changes = changesBetween(before, now);
  const told = changes.map(
    ({ distinguishedName, attribute, before: was, now: is }) =>
      `${attribute} of ${distinguishedName}: was ${was?.join('; ') ?? 'absent'}, is ${is?.join('; ') ?? 'absent'}`,
  );
  return {
    id: 'directory-changes',
    label: 'Attributes that differ from before the recovery',
    value: changes.length === 0 ? 'none' : String(changes.length),
    source: `${String(now.objects.length)} objects read from ${now.readFrom}`,
    ...(told.length > 0 && { raw: told.join('\n') }),
    readAt: now.readAt,
  };
}

function evidenceOf(facts: HostFacts, now: LostServer): Fact[] {
  const urls = now.virtualDirectories.flatMap(({ kind, name, internalUrl, externalUrl, distinguishedName }): Fact[] =>
    (
      [
        ['internalUrl', internalUrl],
        ['externalUrl', externalUrl],
      ] as const
    ).map(([which, value]) => ({
      id: `${kind}-${name}-${which}`,
      label: `${kind} ${urlNames[which].label} of ${name}`,
      value: value ?? 'none',
      source: `${urlNames[which].attribute} of ${distinguishedName}, ${now.readFrom}`,
      readAt: now.readAt,
    })),
  );
  const running = facts.services.filter(({ state, name }) => state === 'Running' && isRequired(name));
  return [
    ...urls,
    hostFact(facts, 'exchange', {
      id: 'build',
      label: 'Exchange build on this server',
      value: facts.exchange.installedBuild ?? 'not installed',
    }),
    hostFact(facts, 'services', {
      id: 'services',
      label: 'Required services that run',
      value: `${String(running.length)} of ${String(requiredServices.length)}`,
      raw: running.map(({ name }) => name).join(', '),
    }),
  ];
}

function isRequired(name: string): boolean {
  return requiredServices.some(required => sameText(required, name));
}
