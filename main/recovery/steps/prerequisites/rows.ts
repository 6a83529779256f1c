import type { HostFacts } from '../../../../preload/contract/index.js';
import type { ServiceNeed } from '../../../product/prerequisites/prerequisite.js';
import { compare, sourceOf, type Row } from '../../evidence.js';
import { fileFor, fileToBring, titleOf } from './brought.js';
import { lacks, type Standing, standingsOfKind } from './standing.js';

/** What Exchange needs beside what this server has: the features in one row, all else one by one. */
export function rowsOf(facts: HostFacts, standings: readonly Standing[]): Row[] {
  return [
    ...frameworkRows(facts, standings),
    ...featuresRows(facts, standings),
    ...broughtRows(facts, standings),
    ...standingsOfKind(standings, 'service').map(one => serviceRow(facts, one)),
    restartRow(facts),
  ];
}

function frameworkRows(facts: HostFacts, standings: readonly Standing[]): Row[] {
  return standingsOfKind(standings, 'framework').map(({ need, is, found }) =>
    compare({
      id: 'dotnet',
      label: need.title,
      lost: ['installed', need.source],
      rebuilt: [found, sourceOf(facts, 'dotNet')],
      same: sameOf(is),
      remedy: 'It comes with the Windows features.',
    }),
  );
}

function featuresRows(facts: HostFacts, standings: readonly Standing[]): Row[] {
  const features = standingsOfKind(standings, 'feature');
  if (features.length === 0) return [];
  const missing = lacks(features).map(({ need }) => need.id);
  const why = facts.unread['features'];
  const told = missing.length === 0 ? 'all installed' : `${String(missing.length)} missing: ${missing.join(', ')}`;
  const row = compare({
    id: 'features',
    label: 'Windows features',
    lost: [`${String(features.length)} needed`, 'Exchange Server 2010 prerequisites of the roles that come back'],
    rebuilt: [why === undefined ? told : `unknown: ${why}`, sourceOf(facts, 'features')],
    same: why === undefined ? missing.length === 0 : 'unknown',
    remedy: why === undefined ? 'Install what is missing.' : 'Start this program with "Run as administrator".',
  });
  return [row];
}

function broughtRows(facts: HostFacts, standings: readonly Standing[]): Row[] {
  const hotfixes = standingsOfKind(standings, 'hotfix').map(one => ({ ...one, source: sourceOf(facts, 'hotfixes') }));
  const packages = standingsOfKind(standings, 'package').map(one => ({ ...one, source: sourceOf(facts, 'programs') }));
  return [...hotfixes, ...packages].map(({ need, is, found, source }) => {
    const path = fileFor(facts, need);
    const look = is === 'unknown' ? 'Look under Programs and Features whether it is there. ' : '';
    return compare({
      id: `${need.kind}-${need.id}`,
      label: titleOf(need),
      lost: [need.weight === 'required' ? 'installed' : 'installed (advised)', need.source],
      rebuilt: [found, source],
      same: sameOf(is),
      remedy: look + (path === undefined ? `Bring ${fileToBring(need)}.` : `Install ${path}.`),
    });
  });
}

function serviceRow(facts: HostFacts, { need, is, found }: Standing<ServiceNeed>): Row {
  const [first = 'Automatic'] = need.startModes;
  const wanted = need.startModes.length > 1 ? 'not Disabled' : first;
  const advice = need.weight === 'required' ? '' : ' (advised)';
  return compare({
    id: `service-${need.id}`,
    label: `Service ${need.id}`,
    lost: [`${need.running ? `${wanted}, Running` : wanted}${advice}`, need.source],
    rebuilt: [found, sourceOf(facts, 'services')],
    same: sameOf(is),
    remedy: serviceRemedy(facts, need, first),
  });
}

function serviceRemedy({ services }: HostFacts, need: ServiceNeed, startMode: string): string {
  const isThere = services.some(({ name }) => name.toLowerCase() === need.id.toLowerCase());
  if (!isThere && need.comesWith !== null) {
    const then = need.weight === 'required' ? ` Then set its start to ${startMode}.` : '';
    return `It comes with ${need.comesWith}.${then}`;
  }
  return `Set its start to ${startMode}${need.running ? ' and start it' : ''}.`;
}

function restartRow(facts: HostFacts): Row {
  const places = facts.pendingRestart.map(({ place, value }) => `${place} = ${value}`).join('; ');
  return compare({
    id: 'pending-restart',
    label: 'Pending restart',
    lost: ['none', 'setup refuses to run while one is pending'],
    rebuilt: [places === '' ? 'none' : places, sourceOf(facts, 'pendingRestart')],
    same: places === '',
    remedy: 'Restart this server.',
  });
}

function sameOf(is: Standing['is']): boolean | 'unknown' {
  return is === 'unknown' ? 'unknown' : is === 'there';
}
