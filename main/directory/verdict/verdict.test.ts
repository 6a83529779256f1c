import { describe, expect, it } from 'vitest';
import {
  computerAccountOf,
  lostServerOf,
  serverSummaryOf,
  virtualDirectoryOf,
} from '../../../preload/contract/fixture-lost-server.js';
import type { LostServer, ServerSummary } from '../../../preload/contract/index.js';
import { exchangeGroups } from '../../product/exchange-2010.js';
import { answerOfSummary, refusalOf, verdictOf } from './verdict.js';

/** Long before its password was set. */
const lastLogonReplicated = '2026-10-01T00:00:00.000Z';
const sound = (): Partial<LostServer> => ({
  computer: computerAccountOf({ groups: exchangeGroups, lastLogonReplicated }),
  virtualDirectories: [virtualDirectoryOf({ kind: 'OWA' })],
});
const server = (change: Partial<LostServer> = {}): LostServer => lostServerOf({ ...sound(), ...change });
const summary = (change: Partial<ServerSummary>): Partial<LostServer> => ({ summary: serverSummaryOf(change) });
const version = (build: string, name: string): Partial<LostServer> =>
  summary({ version: { build, name, raw: `Version ${build}` } });
const account = (change: Parameters<typeof computerAccountOf>[0]): Partial<LostServer> => ({
  computer: computerAccountOf({ groups: exchangeGroups, lastLogonReplicated, ...change }),
});
const codes = (change: Partial<LostServer>): string[] => verdictOf(server(change)).reasons.map(one => one.problem.code);

describe('a Client Access server of Exchange 2010 with a sound account', () => {
  it('can be recovered, and nothing is said against it', () => {
    expect(verdictOf(server())).toEqual({ answer: 'can be recovered', reasons: [] });
    expect(refusalOf(verdictOf(server()))).toBeNull();
  });
});

describe('a server that recovery setup can not bring back', () => {
  it.each<[string, string, Partial<LostServer>]>([
    ['is an Edge server', 'SERVER_IS_EDGE', summary({ roles: ['Edge Transport'] })],
    ['is of Exchange 2007', 'SERVER_NOT_EXCHANGE_2010', version('8.3.83.6', 'Exchange Server 2007 SP3')],
    ['is of Exchange 2013', 'SERVER_NOT_EXCHANGE_2010', version('15.0.1497.2', 'Exchange Server 2013')],
    ['has other roles only', 'CLIENT_ACCESS_ROLE_MISSING', summary({ roles: ['Mailbox', 'Hub Transport'] })],
    ['has unknown roles only', 'CLIENT_ACCESS_ROLE_MISSING', summary({ roles: [], unknownRoleBits: 16_384 })],
  ])('%s', (_what, code, change) => {
    const verdict = verdictOf(server(change));
    expect(verdict.answer).toBe('can not be recovered');
    expect(verdict.reasons[0]).toMatchObject({ weight: 'no', problem: { code } });
    expect(refusalOf(verdict)?.code).toBe(code);
  });

  it.each([
    ['6.5.7638.2', 'Exchange Server 2003', 'setup /disasterrecovery'],
    ['8.3.83.6', 'Exchange Server 2007 SP3', 'setup /m:RecoverServer'],
    ['15.1.2507.6', 'Exchange Server 2016', 'Setup.exe /Mode:RecoverServer'],
  ])('is named with what to do instead (%s)', (build, name, command) => {
    const [reason] = verdictOf(server(version(build, name))).reasons;
    expect(reason?.problem.happened).toBe(`EX3 is an ${name} server.`);
    expect(reason?.problem.next).toContain(command);
    expect(reason?.source).toBe('serialNumber of CN=EX3,CN=Servers,DC=contoso,DC=local');
    expect(reason?.raw).toBe(`Version ${build}`);
  });

  it('is not told of its account, nor of odd roles, as well', () => {
    expect(codes({ ...summary({ roles: ['Edge Transport'] }), computer: null })).toEqual(['SERVER_IS_EDGE']);
    expect(codes(summary({ roles: ['Edge Transport'], unknownRoleBits: 16_384 }))).toEqual(['SERVER_IS_EDGE']);
  });

  it('is shown what stands in the attribute, not what it was taken for', () => {
    const { distinguishedName } = server().summary;
    const objects = [{ distinguishedName, attributes: { msExchCurrentServerRoles: ['64'] } }];
    const { reasons } = verdictOf(server({ ...summary({ roles: ['Edge Transport'] }), objects }));
    expect(reasons[0]).toMatchObject({ source: `msExchCurrentServerRoles of ${distinguishedName}`, raw: '64' });
  });
});

describe('a server for which something comes first', () => {
  it.each<[string, string, Partial<LostServer>]>([
    ['is in an availability group', 'SERVER_IN_AVAILABILITY_GROUP', summary({ databaseAvailabilityGroup: 'DAG1' })],
    ['has no computer account', 'SERVER_ACCOUNT_MISSING', { computer: null }],
    ['has a disabled account', 'SERVER_ACCOUNT_DISABLED', account({ enabled: false })],
    ['has no role at all', 'INSTALLATION_NEVER_FINISHED', summary({ roles: [], version: null })],
    ['has no known version', 'SERVER_VERSION_UNKNOWN', summary({ version: null })],
    [
      'has neither a known version nor a known role',
      'SERVER_VERSION_UNKNOWN',
      summary({ version: null, roles: [], unknownRoleBits: 16_385 }),
    ],
    [
      'was a domain controller',
      'SERVER_IS_DOMAIN_CONTROLLER',
      {
        objects: [
          { distinguishedName: computerAccountOf().distinguishedName, attributes: { userAccountControl: ['532480'] } },
        ],
      },
    ],
  ])('%s', (_what, code, change) => {
    const verdict = verdictOf(server(change));
    expect(verdict.answer).toBe('not yet');
    expect(verdict.reasons[0]).toMatchObject({ weight: 'first', problem: { code } });
    expect(refusalOf(verdict)?.code).toBe(code);
  });

  it('is told how to leave its availability group', () => {
    const [reason] = verdictOf(server(summary({ databaseAvailabilityGroup: 'DAG1' }))).reasons;
    expect(reason?.problem.next).toMatch(/Remove-MailboxDatabaseCopy .*\\EX3.*DAG1 -MailboxServer EX3.*evict EX3/);
  });

  it('is sought in its own domain when its full name tells of another one', () => {
    const [reason] = verdictOf(server({ computer: null, ...summary({ fqdn: 'ex3.eu.fabrikam.com' }) })).reasons;
    expect(reason?.problem.next).toContain('ex3.eu.fabrikam.com');
  });
});

describe('a server to be recovered with care', () => {
  const ldap = 'msExchMobileVirtualDirectory';
  it.each<[string, string, Partial<LostServer>]>([
    [
      'has other roles too',
      'SERVER_HAS_OTHER_ROLES',
      summary({ roles: ['Mailbox', 'Client Access', 'Hub Transport'] }),
    ],
    ['has role bits without a name', 'SERVER_HAS_UNKNOWN_ROLES', summary({ unknownRoleBits: 16385 })],
    [
      'has two ActiveSync directories',
      'SEVERAL_ACTIVESYNC_DIRECTORIES',
      {
        virtualDirectories: ['a', 'b'].map(name => virtualDirectoryOf({ kind: 'ActiveSync', name: `${name} ${ldap}` })),
      },
    ],
    [
      'belongs to an organization whose Scripting Agent has flags',
      'SCRIPTING_AGENT_UNCERTAIN',
      { scriptingAgent: { distinguishedName: 'CN=Scripting Agent', flags: '1' } },
    ],
    ['shows no virtual directory', 'NO_VIRTUAL_DIRECTORY_SEEN', { virtualDirectories: [] }],
    ['lacks a group', 'EXCHANGE_GROUPS_MISSING', account({ groups: ['Exchange Servers'] })],
    [
      'ran a Windows that is not recorded',
      'WINDOWS_NOT_RECORDED',
      account({ operatingSystem: null, operatingSystemVersion: null }),
    ],
    [
      'is not in DNS any more',
      'SERVER_NAME_NOT_IN_DNS',
      { nameRecords: { fqdn: 'ex3.contoso.local', state: 'no such name', addresses: [], source: 'DNS server' } },
    ],
    [
      'lies in a directory with unread parts',
      'NOT_EVERYTHING_COULD_BE_READ',
      { gaps: [{ kind: 'part', part: 'mailbox databases', distinguishedName: null, why: 'Refused.' }] },
    ],
  ])('%s', (_what, code, change) => {
    const verdict = verdictOf(server(change));
    expect(verdict.answer).toBe('with care');
    expect(verdict.reasons.map(one => one.problem.code)).toContain(code);
    expect(refusalOf(verdict)).toBeNull();
  });

  it('is recovered by hand where this program does not start', () => {
    const verdict = verdictOf(server(account({ operatingSystemVersion: '6.0 (6002)' })));
    expect(verdict.answer).toBe('with care');
    expect(refusalOf(verdict)?.code).toBe('WINDOWS_TOO_OLD_FOR_THE_WIZARD');
  });

  it('is not called without an account when its domain could not be read', () => {
    const gaps: LostServer['gaps'] = [
      { kind: 'domain', part: 'the domain eu.contoso.local', distinguishedName: 'DC=eu', why: 'Nobody answered.' },
    ];
    expect(codes({ computer: null, gaps })).toEqual(['SERVER_ACCOUNT_NOT_SEEN', 'NOT_EVERYTHING_COULD_BE_READ']);
  });

  it('does not say of another domain that groups are missing: its domain controllers do not show them', () => {
    expect(codes(account({ groups: [], domain: 'eu.contoso.local' }))).toEqual([]);
  });
});

describe('the last logon of the old server', () => {
  const readAt = '2026-11-03T08:00:00.000Z';
  it.each([
    [
      'after the password was set: it was not reset',
      '2026-11-02T09:05:00.000Z',
      '2026-11-02T10:00:00.000Z',
      ['SERVER_ACCOUNT_NOT_RESET', 'OLD_SERVER_SEEMS_ALIVE'],
    ],
    [
      'before the password was set: it was reset or has changed',
      '2026-11-02T09:05:00.000Z',
      '2026-10-20T10:00:00.000Z',
      [],
    ],
    [
      'long ago, with the password of then',
      '2026-09-01T00:00:00.000Z',
      '2026-10-20T10:00:00.000Z',
      ['SERVER_ACCOUNT_NOT_RESET'],
    ],
    ['within a day, then a reset', '2026-11-03T07:00:00.000Z', '2026-11-03T06:00:00.000Z', ['OLD_SERVER_SEEMS_ALIVE']],
    ['never', '2026-09-01T00:00:00.000Z', null, []],
  ])('%s', (_what, passwordLastSet, lastLogon, found) => {
    const told = (change: Parameters<typeof account>[0]): string[] =>
      codes({ readAt, ...account({ passwordLastSet, ...change }) }).filter(code => !/UNCERTAIN/.test(code));
    expect(told({ lastLogon, lastLogonReplicated: null })).toEqual(found);
    expect(told({ lastLogonReplicated: lastLogon })).toEqual(found);
  });

  it.each([
    ['more than two weeks before the password was set: certain', '2026-10-18T00:00:00.000Z', []],
    ['less before: another domain controller may know better', '2026-10-20T00:00:00.000Z', ['note']],
    ['not known at all', null, ['note']],
  ])('that all domain controllers know of, %s', (_what, known, weights) => {
    const { reasons } = verdictOf(server(account({ lastLogonReplicated: known })));
    expect(reasons.map(({ weight }) => weight)).toEqual(weights);
    expect(reasons.every(({ problem }) => problem.code === 'SERVER_ACCOUNT_RESET_UNCERTAIN')).toBe(true);
  });

  it('is cited from the attribute that told it', () => {
    const logon = '2026-11-03T07:00:00.000Z';
    const { reasons } = verdictOf(server({ readAt, ...account({ lastLogonReplicated: logon }) }));
    expect(reasons.find(one => one.problem.code === 'OLD_SERVER_SEEMS_ALIVE')?.source).toMatch(
      /^lastLogonTimestamp of/,
    );
  });
});

describe('what is only good to know', () => {
  it('leaves the verdict as it is', () => {
    const verdict = verdictOf(
      server({
        nameRecords: { fqdn: 'ex3.contoso.local', state: 'answered', addresses: ['10.0.0.23'], source: 'DNS server' },
        databases: [{ name: 'DB1', distinguishedName: 'CN=DB1', pointsAt: 'EX3', target: 'lost server' }],
        scriptingAgent: { distinguishedName: 'CN=Scripting Agent', flags: null },
      }),
    );
    expect(verdict.answer).toBe('can be recovered');
    expect(verdict.reasons.map(({ weight, problem }) => [weight, problem.code])).toEqual([
      ['note', 'SCRIPTING_AGENT_UNCERTAIN'],
      ['note', 'SERVER_NAME_STILL_IN_DNS'],
      ['note', 'DATABASES_POINT_HERE'],
    ]);
  });

  it('says nothing of a DNS that was not asked, but that one did not answer', () => {
    const records = (state: 'not asked' | 'failed') => ({ fqdn: 'ex3', state, addresses: [], source: 'nobody' });
    expect(codes({ nameRecords: records('not asked') })).toEqual([]);
    expect(codes({ nameRecords: records('failed') })).toEqual(['SERVER_NAME_NOT_CHECKED']);
  });
});

describe('the answer of a list, from the server object alone', () => {
  it.each<[Partial<ServerSummary>, ServerSummary['answer']]>([
    [{}, 'can be recovered'],
    [{ roles: ['Mailbox', 'Client Access'] }, 'with care'],
    [{ databaseAvailabilityGroup: 'DAG1' }, 'not yet'],
    [{ roles: ['Edge Transport'] }, 'can not be recovered'],
  ])('%j', (change, answer) => {
    expect(answerOfSummary(serverSummaryOf(change))).toBe(answer);
  });
});
