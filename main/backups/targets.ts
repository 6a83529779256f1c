import { BackupTarget } from '../../preload/contract/index.js';

/** What a place is, however it is typed: `e:\` is `E:`. Null for what is neither a volume nor a share. */
export function targetOf(text: string): BackupTarget | null {
  const bare = text.trim().replace(/(?<=[^\\:]|:)\\+$/, '');
  const volume = BackupTarget.safeParse({ kind: 'volume', path: /^[a-z]:$/i.test(bare) ? bare.toUpperCase() : bare });
  if (volume.success) return volume.data;
  const share = BackupTarget.safeParse({ kind: 'share', path: bare });
  return share.success ? share.data : null;
}

/** The place in a text of wbadmin, in any language: a share, or a letter in brackets or at the end. */
export function targetInText(text: string): BackupTarget | null {
  const share = /\\\\[^\\?\s][^\\]*\\.+$/.exec(text)?.[0];
  if (share !== undefined) return targetOf(share);
  const volume = /\\\\\?\\Volume\{[0-9a-f-]{36}\}/i.exec(text)?.[0] ?? /(?:^|[\s(])([A-Z]:)\)?\\?$/i.exec(text)?.[1];
  return volume === undefined ? null : targetOf(volume);
}

export const sameTarget = (one: BackupTarget, other: BackupTarget): boolean =>
  one.path.toLowerCase() === other.path.toLowerCase();
