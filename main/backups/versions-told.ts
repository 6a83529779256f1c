import type { z } from 'zod';
import type { BackupTarget, BackupVersion, Recoverable } from '../../preload/contract/index.js';
import type { BackupSets } from '../ports/backup-asker.js';
import type { Found } from './merge-versions.js';
import { parseVersions } from './parse-versions.js';
import { targetInText } from './targets.js';
import { momentOfVersion } from './version-id.js';
import type { Volumes } from './volumes.js';

export interface Telling {
  /** Where it was looked. */
  readonly where: string;
  /** Whose they are where the answer does not tell; null where nothing tells. */
  readonly machine: string | null;
  readonly volumes: Volumes;
  /** The place that was asked; the catalogue names one for each version. */
  readonly target?: BackupTarget | null;
}

type Row = z.infer<typeof BackupSets>['rows'][number];

/** The versions that the cmdlets told. One whose identifier is none is left out. */
export function fromSets(rows: readonly Row[], { where, machine, volumes, target }: Telling): Found[] {
  return rows.flatMap((row): Found[] => {
    const takenAt = momentOfVersion(row.versionId);
    if (takenAt === null) return [];
    const version: BackupVersion = {
      id: row.versionId,
      takenAt,
      machine: row.machine ?? machine,
      target: target ?? volumes.target(row.target) ?? targetInText(row.targetShown),
      targetShown: row.targetShown === '' ? row.target : row.targetShown,
      recovers: recoverablesOf(row.recoverable),
      volumes: row.volumes.map(one => volumes.target(one)?.path ?? one),
      snapshotId: row.snapshotId,
      found: [{ where, source: 'Get-WBBackupSet' }],
    };
    return [version];
  });
}

/** The versions in the text of wbadmin. Which volumes they hold, it does not tell. */
export function fromText(output: string, { where, machine, volumes, target }: Telling): Found[] {
  // Many versions lie in few places.
  const places = new Map<string, BackupTarget | null>();
  const placeIn = (shown: string): BackupTarget | null => {
    const known = places.get(shown);
    if (known !== undefined) return known;
    const told = targetInText(shown);
    const place = told === null ? null : volumes.target(told.path);
    places.set(shown, place);
    return place;
  };
  return parseVersions(output).map(({ id, takenAt, targetShown, recovers, snapshotId }) => {
    return {
      id,
      takenAt,
      machine,
      target: target ?? placeIn(targetShown),
      targetShown,
      recovers: recovers === null ? null : [...recovers],
      volumes: [],
      snapshotId,
      found: [{ where, source: 'wbadmin get versions' }],
    };
  });
}

const names: Readonly<Record<string, Recoverable>> = {
  baremetalrecovery: 'bare-metal',
  systemstate: 'system-state',
  volumes: 'volumes',
  files: 'files',
  applications: 'applications',
  virtualmachines: 'virtual-machines',
};

/** Names of the enumeration, in English everywhere. Names that a later Windows added say nothing here. */
function recoverablesOf(text: string): Recoverable[] | null {
  const found = text.split(',').flatMap(one => names[one.trim().toLowerCase()] ?? []);
  return found.length > 0 ? found : null;
}
