import type { LostServer } from '../../preload/contract/index.js';

/** The Windows that the rebuilt server must run, as the computer account records it; null when it does not. */
export function windowsOf({ computer }: LostServer): string | null {
  const { operatingSystem, operatingSystemServicePack: pack, operatingSystemVersion: version } = computer ?? {};
  const name = operatingSystem ?? (version ? `Windows ${version}` : null);
  return name === null ? null : [name, pack].filter(part => part).join(', ');
}
