import type { z } from 'zod';
import type { BackupTarget, BackupVolume } from '../../preload/contract/index.js';
import type { BackupVolumes } from '../ports/backup-asker.js';
import { targetOf } from './targets.js';

type Row = z.infer<typeof BackupVolumes>['rows'][number];

/** The volumes of a computer, by any of their names. */
export interface Volumes {
  readonly all: BackupVolume[];
  /** A place as it is written best: a volume by its letter, where it has one. */
  target(place: string): BackupTarget | null;
}

export function volumesFrom(rows: readonly Row[]): Volumes {
  const bare = (place: string): string => place.replace(/(?<=\}|:)\\+$/, '');
  const letters = new Map(
    rows.flatMap(({ device, letter }) => (letter === '' ? [] : [[key(bare(device)), letter] as const])),
  );
  return {
    all: rows.map(({ device, letter, ...volume }) => ({ path: letter === '' ? bare(device) : letter, ...volume })),
    target: place => targetOf(letters.get(key(bare(place))) ?? bare(place)),
  };
}

const key = (text: string): string => text.toLowerCase();
