import type { KitManifest, LostServer, ServerSettings } from '../../preload/contract/index.js';

/** What a kit is of: what the machine says, and where none ran, what the directory records. */
export function identityOfKit(
  name: string,
  { machine, rollups }: ServerSettings,
  lost: LostServer | null,
): KitManifest['server'] {
  return {
    name,
    fqdn: machine?.fqdn ?? lost?.summary.fqdn ?? null,
    build: machine?.exchange.installedBuild ?? lost?.summary.version?.build ?? null,
    rollupBuild: machine?.exchange.rollupBuild ?? null,
    rollup: rollups[rollups.length - 1]?.name ?? null,
    installPath: machine?.exchange.installPath ?? lost?.installPath ?? null,
  };
}
