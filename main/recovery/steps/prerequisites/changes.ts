import type { HostChange, HostFacts, PendingRestart, Plan, Problem } from '../../../../preload/contract/index.js';
import { problem } from '../../../problems/problem.js';
import type { ServiceNeed } from '../../../product/prerequisites/prerequisite.js';
import { sameText } from '../../evidence.js';
import { fileFor, fileToBring, titleOf } from './brought.js';
import { lacks, type Standing, standingsOfKind } from './standing.js';

type Folders = Plan['folders'];

/**
 * What is to be done now. Features come first: updates and services may hang on them. What the operator brought comes
 * with the next proposal, since features may want a restart before it; then the services.
 */
export function changesFor(facts: HostFacts, standings: readonly Standing[], folders: Folders): HostChange[] {
  const added = featureChange(facts, standings, folders);
  const installed = packageChanges(facts, standings);
  const services = serviceChanges(facts, standings, added !== undefined);
  if (!added) return [...installed, ...services];
  return installed.length > 0 ? [added] : [added, ...services];
}

function featureChange(facts: HostFacts, standings: readonly Standing[], folders: Folders): HostChange | undefined {
  const missing = lacks(standingsOfKind(standings, 'feature'));
  if (missing.length === 0) return undefined;
  const source = needsMedia(standings) ? sourceFor(facts, folders) : null;
  return { kind: 'install-features', features: missing.map(({ need }) => need.id), source };
}

/** Features whose files Windows does not carry, while the .NET Framework 3.5 is not there. */
function needsMedia(standings: readonly Standing[]): boolean {
  const framework = standingsOfKind(standings, 'framework').some(({ is }) => is !== 'there');
  return framework && featuresOnMedia(standings).length > 0;
}

function featuresOnMedia(standings: readonly Standing[]): string[] {
  const onMedia = standingsOfKind(standings, 'framework').some(({ need }) => need.systems.includes('2012'));
  if (!onMedia) return [];
  return lacks(standingsOfKind(standings, 'feature')).flatMap(({ need }) => (need.onMedia ? [need.id] : []));
}

/** The folder that was named counts before one that lies in a drive. */
function sourceFor({ windowsSource }: HostFacts, folders: Folders): string | null {
  return folders.windowsSource ?? windowsSource ?? null;
}

function packageChanges(facts: HostFacts, standings: readonly Standing[]): HostChange[] {
  return broughtNeeds(standings).flatMap(({ need }): HostChange[] => {
    const path = fileFor(facts, need);
    const id = need.kind === 'hotfix' ? need.id : need.title;
    return path === undefined ? [] : [{ kind: 'install-package', id, path }];
  });
}

function broughtNeeds(standings: readonly Standing[]) {
  return [...lacks(standingsOfKind(standings, 'hotfix')), ...lacks(standingsOfKind(standings, 'package'))];
}

function serviceChanges(facts: HostFacts, standings: readonly Standing[], featuresCome: boolean): HostChange[] {
  return lacks(standingsOfKind(standings, 'service')).flatMap(({ need }) => serviceChange(facts, need, featuresCome));
}

function serviceChange({ services }: HostFacts, need: ServiceNeed, featuresCome: boolean): HostChange[] {
  const now = services.find(({ name }) => sameText(name, need.id));
  if (!now && !featuresCome) return [];
  const [startMode = 'Automatic'] = need.startModes;
  const fit = now && need.startModes.includes(now.startMode);
  return [
    ...(fit ? [] : [{ kind: 'set-service-start', service: need.id, startMode } as const]),
    ...(need.running && now?.state !== 'Running' ? [{ kind: 'start-service', service: need.id } as const] : []),
  ];
}

/** What stands where these changes would be made. */
export function beforeOf({ services }: HostFacts, changes: readonly HostChange[]): Record<string, string> {
  const serviceNamed = (wanted: string) => services.find(({ name }) => sameText(name, wanted));
  const entries = changes.flatMap((change): [string, string][] => {
    switch (change.kind) {
      case 'install-features':
        return change.features.map(name => [`feature ${name}`, 'absent']);
      case 'install-package':
        return [[`package ${change.id}`, 'absent']];
      case 'set-service-start':
        return [[`service ${change.service}`, serviceNamed(change.service)?.startMode ?? 'absent']];
      case 'start-service':
        return [[`state of service ${change.service}`, serviceNamed(change.service)?.state ?? 'absent']];
      default:
        return [];
    }
  });
  return Object.fromEntries(entries);
}

/** What this program can’t install because it is not on this server, and without which nothing more should be tried. */
export function firstLack(facts: HostFacts, standings: readonly Standing[], folders: Folders): Problem | undefined {
  const onMedia = featuresOnMedia(standings);
  if (needsMedia(standings) && sourceFor(facts, folders) === null) {
    return problem('WINDOWS_SOURCE_NEEDED', { features: onMedia });
  }
  return undefined;
}

/** What the operator must still bring; asked for once all else is done. */
export function toBring(facts: HostFacts, standings: readonly Standing[], folders: Folders): Problem | undefined {
  const missing = broughtNeeds(standings).filter(({ need }) => fileFor(facts, need) === undefined);
  if (missing.length === 0) return undefined;
  return problem('PREREQUISITES_TO_BRING', {
    items: missing.map(({ need }) => titleOf(need)),
    files: missing.map(({ need }) => fileToBring(need)),
    folder: folders.packages,
  });
}

/** A reason to restart before anything is added: Windows still works on what was installed before. */
export function servicingRestart({ pendingRestart }: HostFacts): PendingRestart | undefined {
  return pendingRestart.find(({ place }) =>
    /Component Based Servicing|ServerManager\\CurrentRebootAttempts|^exit code /i.test(place),
  );
}

/** Whether something is to be installed, as opposed to set. */
export function lacksInstallation(standings: readonly Standing[]): boolean {
  return lacks(standings).some(({ need }) => need.kind !== 'service');
}
