import type { HostFacts, ServerSettings } from '../../../../preload/contract/index.js';
import { allServices } from '../facts/services.js';
import { storedCertificates } from './certificates.js';
import type { SettingsReadings } from './gather-settings.js';
import { type SettingsAnswers, type SettingsProbe, sourceOfSettings } from './probes.js';
import { closedKeys, registryValues } from './registry-values.js';
import { scheduledTasks } from './scheduled-tasks.js';
import { httpBindings, installedRollups, pageFiles, persistentRoutes, powerPlan } from './system-settings.js';

type Key = Exclude<keyof ServerSettings, 'schema' | 'readAt' | 'machine' | 'sources' | 'unread'>;

/** Parts of settings, each with where it was read, or why it could not be. */
class Book {
  readonly sources: Record<string, string> = {};
  readonly unread: Record<string, string> = {};

  constructor(readonly readings: SettingsReadings) {}

  take<T, P extends SettingsProbe>(key: Key, probe: P, empty: T, derive: (answer: SettingsAnswers[P]) => T): T {
    this.sources[key] = sourceOfSettings(probe);
    const answer = this.readings.get(probe);
    if (answer !== undefined && hasShell(answer)) return derive(answer);
    this.note(key, probe);
    return empty;
  }

  note(key: string, probe: SettingsProbe): void {
    const why = this.readings.why(probe) ?? 'This server has no Exchange shell.';
    this.unread[key] = `${sourceOfSettings(probe)}: ${why}`;
  }
}

/** Whether an answer of the Exchange shell is one; all others are. */
const hasShell = (answer: object): boolean => !('shell' in answer) || answer.shell === true;

/**
 * Makes settings of what the probes told. `unread` names the parts that are empty, and also `certificates.services` where
 * the Exchange shell did not answer, and `registry.KEY` for a key that was closed.
 */
export function settingsFrom(readings: SettingsReadings, machine: HostFacts | null, readAt: string): ServerSettings {
  const book = new Book(readings);
  const told = readings.get('exchange-certificates');
  const inUse = told && hasShell(told) ? told : undefined;
  const mailNames = {
    pop: book.take('popCertificate', 'pop-settings', null, ({ name }) => name || null),
    imap: book.take('imapCertificate', 'imap-settings', null, ({ name }) => name || null),
  };
  const parts = {
    routes: book.take('routes', 'routes', [], persistentRoutes),
    rollups: book.take('rollups', 'rollups', [], installedRollups),
    services: book.take('services', 'all-services', [], allServices),
    registry: book.take('registry', 'registry', [], registryValues),
    certificates: book.take('certificates', 'certificates', [], all => storedCertificates(all, inUse, mailNames)),
    httpBindings: book.take('httpBindings', 'http-bindings', [], httpBindings),
    popCertificate: mailNames.pop,
    imapCertificate: mailNames.imap,
    loadBalancing: book.take('loadBalancing', 'load-balancing', [], ({ rows }) =>
      rows.map(({ adapter, values, rules }) => ({ adapter, values, portRules: rules })),
    ),
    tasks: book.take('tasks', 'tasks', [], scheduledTasks),
    pageFiles: book.take('pageFiles', 'memory', [], pageFiles),
    powerPlan: book.take('powerPlan', 'power-plan', null, powerPlan),
  };
  if (inUse === undefined) book.note('certificates.services', 'exchange-certificates');
  const registry = readings.get('registry');
  for (const [key, why] of Object.entries(registry ? closedKeys(registry) : {})) book.unread[`registry.${key}`] = why;
  const { sources, unread } = book;
  return { schema: 'cas-recovery/settings/1', readAt, machine, ...parts, sources, unread };
}
