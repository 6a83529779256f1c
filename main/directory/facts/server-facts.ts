import type { Fact, LostServer } from '../../../preload/contract/index.js';
import { valuesIn } from '../directory-objects.js';
import { factOf, minuteOf, otherFact } from './fact-maker.js';

/** What the server object itself says. */
export function serverFacts(server: LostServer): Fact[] {
  const { summary, readFrom } = server;
  const dn = summary.distinguishedName;
  const fact = (id: string, label: string, value: string | null, attribute: string): Fact =>
    factOf(server, { id, label, value, attribute, of: dn });
  const raw = (attribute: string): string | null => valuesIn(server.objects, dn, attribute).join('; ') || null;
  return [
    fact('name', 'Name', summary.name, 'cn'),
    fact('fqdn', 'Full name', summary.fqdn, 'networkAddress'),
    otherFact(server, { id: 'organization', label: 'Organization', value: server.organization, source: readFrom }),
    otherFact(server, {
      id: 'administrative-group',
      label: 'Administrative group',
      value: summary.administrativeGroup ?? 'not recorded',
      source: dn,
    }),
    otherFact(server, {
      id: 'domain',
      label: 'Domain',
      value: server.domain,
      source: 'domain of the computer account',
    }),
    otherFact(server, { id: 'forest', label: 'Forest', value: server.forest, source: `rootDSE, ${readFrom}` }),
    fact('roles', 'Roles', rolesIn(server), 'msExchCurrentServerRoles'),
    fact('version', 'Version', summary.version?.name ?? null, 'serialNumber'),
    fact('build', 'Build', summary.version?.build ?? null, 'serialNumber'),
    fact('install-path', 'Install folder', server.installPath, 'msExchInstallPath'),
    fact('data-path', 'Data folder', server.dataPath, 'msExchDataPath'),
    fact('site', 'Site', summary.site, 'msExchServerSite'),
    fact(
      'availability-group',
      'Database availability group',
      server.databaseAvailabilityGroup ?? 'none',
      'msExchMDBAvailabilityGroupLink',
    ),
    // How they encode the edition is not known for certain: shown as they are.
    fact('product-id', 'Product identifier (as recorded)', raw('msExchProductID'), 'msExchProductID'),
    fact('edition', 'Edition code (as recorded)', raw('type'), 'type'),
    fact('changed', 'Last change', minuteOf(summary.changedAt), 'whenChanged'),
  ];
}

function rolesIn({ summary: { roles, unknownRoleBits } }: LostServer): string | null {
  const unknown = unknownRoleBits === 0 ? [] : [`unknown bits ${String(unknownRoleBits)}`];
  return [...roles, ...unknown].join(', ') || null;
}
