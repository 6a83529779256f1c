import type { ComputerAccount, Fact, LostServer } from '../../../preload/contract/index.js';
import { valuesIn } from '../directory-objects.js';
import { factOf, minuteOf, otherFact } from './fact-maker.js';

/** What the computer account says of Windows and of the server's life in the domain. */
export function accountFacts(server: LostServer): Fact[] {
  const { computer, domain, readFrom } = server;
  if (computer === null) {
    const source = `computers of ${domain}, ${readFrom}`;
    return [otherFact(server, { id: 'account', label: 'Computer account', value: 'none was found', source })];
  }
  const of = computer.distinguishedName;
  const fact = (id: string, label: string, value: string | null, attribute: string): Fact =>
    factOf(server, { id, label, value, attribute, of });
  const enabled = { true: 'yes', false: 'no: it is disabled', null: null }[`${computer.enabled}`] ?? null;
  return [
    fact('account', 'Computer account', of, 'sAMAccountName'),
    fact('windows', 'Windows', computer.operatingSystem, 'operatingSystem'),
    fact('windows-version', 'Windows version', computer.operatingSystemVersion, 'operatingSystemVersion'),
    fact('service-pack', 'Service pack', computer.operatingSystemServicePack, 'operatingSystemServicePack'),
    fact('dns-host-name', 'DNS name of the account', computer.dnsHostName, 'dNSHostName'),
    fact('enabled', 'Enabled', enabled, 'userAccountControl'),
    fact('password-set', 'Password last set', passwordSet(server, computer), 'pwdLastSet'),
    fact(
      'last-logon',
      'Last logon at this domain controller',
      minuteOf(computer.lastLogon) ?? 'none known',
      'lastLogon',
    ),
    fact(
      'last-logon-replicated',
      'Last logon known everywhere (up to two weeks behind)',
      minuteOf(computer.lastLogonReplicated) ?? 'none known',
      'lastLogonTimestamp',
    ),
    fact('groups', 'Member of', computer.groups.join(', ') || 'none recorded', 'memberOf'),
    fact(
      'spns',
      'Service principal names',
      computer.servicePrincipalNames.join(', ') || 'none',
      'servicePrincipalName',
    ),
  ];
}

/** 0 stands there after "must change the password"; where nothing stands, nobody knows. */
function passwordSet({ objects }: LostServer, { distinguishedName, passwordLastSet }: ComputerAccount): string | null {
  const [raw] = valuesIn(objects, distinguishedName, 'pwdLastSet');
  return raw === '0' ? 'never' : minuteOf(passwordLastSet);
}

/** What DNS says of the name. */
export function addressFacts(server: LostServer): Fact[] {
  const { fqdn, state, addresses, source } = server.nameRecords;
  const value =
    state === 'answered'
      ? addresses.join(', ')
      : { 'no such name': 'no such name', 'not asked': 'not asked', failed: 'not known' }[state];
  return [
    otherFact(server, { id: 'address', label: `Addresses of ${fqdn === '' ? 'the server' : fqdn}`, value, source }),
  ];
}
