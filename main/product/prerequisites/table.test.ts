import { describe, expect, it } from 'vitest';
import type { WindowsSystem } from './prerequisite.js';
import { ofKind, prerequisitesOf, prerequisiteTable } from './table.js';

const systems: WindowsSystem[] = ['2008 R2', '2008 R2 SP1', '2012'];
const named = (system: WindowsSystem, kind: 'feature' | 'hotfix' | 'package'): string[] =>
  ofKind(prerequisitesOf(system, ['Mailbox', 'Unified Messaging']), kind).map(({ id }) => id);

describe('the table of prerequisites', () => {
  it('says of each row where it comes from, and lets nothing be required that no document names, but on a sheet', () => {
    expect(prerequisiteTable.filter(({ source, purpose }) => source === '' || purpose === '')).toEqual([]);
    const unsure = systems
      .flatMap(system => prerequisitesOf(system, ['Mailbox', 'Unified Messaging']))
      .filter(({ evidence, weight }) => evidence === 'D' && weight === 'required');
    // The parent of this feature is documented; it holds the files.
    expect([...new Set(unsure.map(({ id }) => id))]).toEqual(['NET-Framework-Core']);
  });

  it.each(systems)('has no row twice on %s', system => {
    const ids = prerequisitesOf(system, ['Mailbox', 'Hub Transport', 'Unified Messaging']).map(
      ({ kind, id }) => `${kind} ${id.toLowerCase()}`,
    );
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('knows the names that differ between systems', () => {
    expect(named('2008 R2 SP1', 'feature')).toContain('RSAT-Web-Server');
    expect(named('2012', 'feature')).not.toContain('RSAT-Web-Server');
    expect(named('2012', 'feature')).toContain('NET-Framework-Core');
  });

  it('asks for hotfixes only where no service pack holds them', () => {
    expect(systems.map(system => named(system, 'hotfix').length)).toEqual([5, 0, 0]);
  });
});
