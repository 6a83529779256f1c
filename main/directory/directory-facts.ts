import type { Fact, LostServer } from '../../preload/contract/index.js';
import { changesBetween } from './changes.js';

/** The addresses of clients as the directory has them now: evidence that nobody judges. */
export function urlFacts(now: LostServer | null): Fact[] {
  if (now === null) return [];
  return now.virtualDirectories.flatMap(({ kind, name, internalUrl, externalUrl, distinguishedName }) =>
    (
      [
        ['internal', internalUrl, 'msExchInternalHostName'],
        ['external', externalUrl, 'msExchExternalHostName'],
      ] as const
    ).map(([which, value, attribute]) => ({
      id: `${kind}-${name}-${which}`,
      label: `${kind} ${which} URL of ${name}`,
      value: value ?? 'none',
      source: `${attribute} of ${distinguishedName}, ${now.readFrom}`,
      readAt: now.readAt,
    })),
  );
}

/** Everything that the directory holds of the server, against an earlier reading: `since` says when that was. */
export function changesFact(before: LostServer | null, now: LostServer | null, since: string): Fact[] {
  if (before === null || now === null) return [];
  const changes = changesBetween(before, now);
  const told = changes.map(
    ({ distinguishedName, attribute, before: was, now: is }) =>
      `${attribute} of ${distinguishedName}: was ${was?.join('; ') ?? 'absent'}, is ${is?.join('; ') ?? 'absent'}`,
  );
  return [
    {
      id: 'directory-changes',
      label: `Attributes that differ from ${since}`,
      value: changes.length === 0 ? 'none' : String(changes.length),
      source: `${String(now.objects.length)} objects read from ${now.readFrom}`,
      ...(told.length > 0 && { raw: told.join('\n') }),
      readAt: now.readAt,
    },
  ];
}
