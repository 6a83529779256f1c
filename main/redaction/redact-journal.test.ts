import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { JournalEntry, type JournalRecord } from '../../preload/contract/index.js';
import { buildReport } from '../report/build-report.js';
import { failedInSetup, recovered, recoveredWithReservations, stopped } from '../report/fixture-recoveries.js';
import type { JournalMaker } from '../report/fixtures.js';
import { reportHtml } from '../report/report-html.js';
import { reportJson } from '../report/report-json.js';
import { redactJournal } from './redact-journal.js';

/** Random words, the same in every run. */
function words(seed: number): (letters: string, length: number) => string {
  let count = 0;
  return (letters, length) => {
    const bytes = createHash('sha512')
      .update(`${String(seed)}/${String(count++)}`)
      .digest();
    return [...bytes.subarray(0, length)].map(byte => letters[byte % letters.length]).join('');
  };
}

const small = 'abcdefghijklmnopqrstuvwxyz';
const hex = '0123456789abcdef';

/** What tells whose server it is, of every form that has to be found by itself. */
function secretsOf(seed: number): { readonly text: string; readonly found: readonly string[] }[] {
  const word = words(seed);
  const name = (length = 7): string => `${word(small, length)}${word('123456789', 1)}`;
  const number = (most: number): string => String((Number.parseInt(word('123456789', 3), 10) % most) + 20);
  const address = `10.${number(200)}.${number(200)}.${number(200)}`;
  const [user, person, host, domain, share, sidPart] = [name(), name(), name(), name(), name(), word('123456789', 9)];
  const thumb = word(hex, 40);
  return [
    { text: `${domain.toUpperCase()}\\${user}`, found: [user, domain] },
    { text: `${person}@${domain}.com`, found: [person, domain] },
    { text: `\\\\${host}\\${share}\\kits`, found: [host, share] },
    { text: `https://${host}.${domain}.com/owa`, found: [host, domain] },
    { text: `The host ${name()}.${domain}.local.`, found: [domain] },
    { text: `at ${address}:443`, found: [address] },
    { text: `fd00:${word(hex, 4)}::${word('123456789', 3)}:1f`, found: [] },
    { text: `S-1-5-21-1${sidPart}-1${word('123456789', 9)}-${sidPart}-1604`, found: [sidPart] },
    { text: `thumbprint ${thumb.toUpperCase()}`, found: [thumb] },
    { text: `(${(thumb.match(/../g) ?? []).join(' ')})`, found: [(thumb.match(/../g) ?? []).join(' ')] },
    { text: `C:\\Users\\${person}\\Desktop`, found: [person] },
    { text: `CN=${host},OU=${share},DC=${domain},DC=local`, found: [host, share, domain] },
  ];
}

/** The journal with this text at the end of each of its texts that may be any. */
function planted(journal: JournalMaker, text: string): JournalRecord[] {
  return journal.records.map(record => {
    let { entry } = record;
    for (const path of pathsOf(entry)) {
      const tried = JournalEntry.safeParse(withText(entry, path, old => `${old} ${text} `));
      if (tried.success && tried.data.kind === entry.kind) entry = tried.data;
    }
    return { ...record, entry };
  });
}

const closed = new Set(['kind', 'stepId', 'schema', 'id', 'serverName', 'build']);

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return closed.has(String(path.at(-1))) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
}

function withText<T>(value: T, [key, ...rest]: readonly (string | number)[], change: (old: string) => string): T {
  if (key === undefined) return change(String(value)) as T;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  copy[key] = withText(copy[key], rest, change);
  return copy as T;
}

function copiesOf(records: readonly JournalRecord[]): string {
  const redacted = redactJournal(records);
  const report = buildReport({
    records: redacted.records,
    head: '0'.repeat(64),
    productVersion: '0.1.0',
    madeAt: '2026-11-24T09:00:00.000Z',
  });
  return `${reportHtml(report).replace(/<wbr \/>/g, '')}\n${reportJson(report)}\n${JSON.stringify(redacted.records)}`;
}

const journals = { recovered, recoveredWithReservations, failedInSetup, stopped };

describe('a redacted copy', () => {
  it.each(Object.entries(journals))('has nothing of what was planted in every text of a journal: %s', (_name, make) => {
    for (let seed = 1; seed <= 4; seed++) {
      const secrets = secretsOf(seed);
      const text = copiesOf(planted(make(), secrets.map(one => one.text).join(' ; '))).toLowerCase();
      for (const secret of secrets.flatMap(({ found }) => found)) {
        expect({ secret, is: text.includes(secret.toLowerCase()) }).toEqual({ secret, is: false });
      }
    }
  });

  it('knows names by their place in the journal, wherever else they stand', () => {
    const text = copiesOf(planted(recovered({ server: 'QXV7' }), 'then QXV7 or qxv7, in (Qxv7) and qxv7.zip'));
    expect(text).not.toMatch(/qxv7/i);
    expect(text).not.toMatch(/exchangeserverp/i);
  });

  it('knows the offline address books of the server, but for the one that Exchange itself makes', () => {
    const { records } = recovered();
    const names = ['Default Offline Address Book', 'Qxv7 Partner'];
    const addressBooks = names.map(name => ({ name, distinguishedName: `CN=${name}`, guid: null }));
    const known = records.map((record): JournalRecord => {
      const { entry } = record;
      if (entry.kind !== 'plan-made') return record;
      const lostServer = { ...entry.plan.lostServer, addressBooks };
      return { ...record, entry: { ...entry, plan: { ...entry.plan, lostServer } } };
    });
    const { hide } = redactJournal(known);
    expect(hide('“Default Offline Address Book”, “Qxv7 Partner”')).toMatch(
      /^“Default Offline Address Book”, “NAME-\d+”$/i,
    );
  });

  it('calls the same name the same, whatever its case', () => {
    const { hide } = redactJournal(recovered().records);
    expect(hide('EX3, ex3 and Ex3 are ex3.exchangeserverpro.local of EXCHANGESERVERP')).toBe(
      'SERVER-1, SERVER-1 and SERVER-1 are server-1.domain-1.example of DOMAIN-1',
    );
    expect(hide('kit-EX3-2026.zip of ex3-20261124-063000')).toBe('kit-SERVER-1-2026.zip of server-1-20261124-063000');
    expect(hide('EXCHANGESERVERP\\admin and admin@exchangeserverpro.local')).toBe(
      'DOMAIN-1\\account-1 and account-1@domain-1.example',
    );
  });

  it.each([
    ['a path', 'x%2F%2Fex3', 'x%2F%2FSERVER-1'],
    ['a full name', 'https://EX3%2Eexchangeserverpro%2elocal/owa', 'https://server-1.domain-1.example/owa'],
    [
      'an address within an address',
      'https://mail.exchangeserverpro.local/owa/auth/logon.aspx?url=https%3A%2F%2Fex3.exchangeserverpro.local%2Fowa&reason=0',
      'https://server-4.domain-1.example/owa/auth/logon.aspx?url=https%3A%2F%2Fserver-1.domain-1.example%2Fowa&reason=0',
    ],
    ['text that is encoded twice', 'u=%252F%252Fex3%252Fowa', 'u=%252F%252FSERVER-1%252Fowa'],
    ['an account', 'login=EXCHANGESERVERP%5Cadmin', 'login=DOMAIN-1%5Caccount-1'],
    ['text that is encoded three times', 'u=%25252F%25252Fex3', 'u=%25252F%25252FSERVER-1'],
    ['text with a byte of another encoding', 'https%3A%2F%2Fex3%2Fowa%E4', 'https%3A%2F%2Fserver-1%2Fowa%EF%BF%BD'],
    ['text behind what only looks so', '%CD%2F%2Fex3', '%EF%BF%BD%2F%2FSERVER-1'],
    ['a sign behind a host', 'https://ex3.exchangeserverpro.local%2Fowa', 'https://server-1.domain-1.example%2Fowa'],
  ])('knows names in %s that is encoded for a URL', (_what, text, shown) => {
    expect(redactJournal(recovered().records).hide(text)).toBe(shown);
  });

  it('has nothing of a name that only ever stands encoded in it', () => {
    const text = copiesOf(planted(recovered(), 'u=https%3A%2F%2Fqxv7%2Ezonk9%2Elocal%2Fowa'));
    expect(text).not.toMatch(/qxv7|zonk9/i);
  });

  it.each(['%CD%\\x', '100%25 of 50%', '%SystemRoot%\\System32', 'a%20b', '%zz%2', '%ff%fe'])(
    'leaves what is encoded, or only looks so, as it stands: %s',
    text => {
      expect(redactJournal(recovered().records).hide(text)).toBe(text);
    },
  );

  it.each([
    ['four times', 'u=%2525252F%2525252Fex3', 'u=[encoded text, left out]'],
    ['thousands of times', `a %${'25'.repeat(20_000)}2F%2Fex3 b`, 'a [encoded text, left out] b'],
  ])('leaves out what is encoded %s', (_what, text, shown) => {
    expect(redactJournal(recovered().records).hide(text)).toBe(shown);
  });

  it('takes no words beside a name for a part of it, and no dots for a host', () => {
    const { hide } = redactJournal(recovered().records);
    expect(hide('CN=EX3 (issued by itself)')).toBe('CN=SERVER-1 (issued by itself)');
    expect(hide('https://…/owa')).toBe('https://…/owa');
  });

  it.each(Object.entries({ recoveredWithReservations, stopped }))(
    'leaves out what was typed as a reason: %s',
    (_name, make) => {
      const { records } = make();
      const reasons = records.flatMap(({ entry }) =>
        entry.kind === 'decided' && 'reason' in entry.decision ? (entry.decision.reason ?? []) : [],
      );
      expect(reasons.length).toBeGreaterThan(0);
      const text = copiesOf(records);
      for (const reason of reasons) expect(text).not.toContain(reason);
      expect(text).toContain('[words of the operator, left out]');
    },
  );

  it('gives the stand-ins of an earlier copy again, and new names new ones', () => {
    const first = redactJournal(failedInSetup().records);
    const more = planted(failedInSetup(), '\\\\nas77\\kits');
    const second = redactJournal(more, first.standIns);
    expect(second.hide('EX3')).toBe(first.hide('EX3'));
    expect(second.standIns.slice(0, first.standIns.length)).toEqual(first.standIns);
    const third = redactJournal(more, second.standIns);
    expect(JSON.stringify(third.records)).toBe(JSON.stringify(second.records));
    expect(third.standIns).toEqual(second.standIns);
  });

  it('never calls a name by what is a name here', () => {
    const { hide } = redactJournal(planted(recovered(), '\\\\SERVER-2\\kits \\\\qxv7\\kits'));
    expect(new Set(['EX3', 'SERVER-2', 'QXV7'].map(hide)).size).toBe(3);
  });
});

describe('what is no name', () => {
  const kept = [
    'Microsoft Exchange Server 2010 Service Pack 3 (14.3.123.4)',
    'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess\\Owa\\web.config',
    'HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v14\\Setup, IIS applicationHost.config',
    'Set-OwaVirtualDirectory, Get-ExchangeServer and Test-ServiceHealth',
    'MSExchangeADTopology, MSExchangeAB, W3SVC and IISADMIN run',
    'E:\\setup.com /m:RecoverServer',
    'mask 255.255.255.0, Version 2.0.0.0, 6.1.7601',
    'Default Web Site/owa of Default-First-Site-Name',
    'http://go.microsoft.com/fwlink/?LinkId=150127&clcid=0x409/',
    'NT AUTHORITY\\SYSTEM, BUILTIN\\Administrators, S-1-5-32-544',
    'CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups',
    'System.Net.Sockets in ASP.NET, powershell.exe -File rename-computer.ps1',
    'Client Access Server Role, the mail team, the server, an example, next text',
    '2026-11-24T06:30:00.000Z and 06:30:00',
  ];
  it.each(kept.map(text => [text]))('stays: %s', text => {
    expect(redactJournal(recovered().records).hide(text)).toBe(text);
  });

  it.each(['EX', 'MAIL', 'SERVER', 'EXCHANGE', 'CAS', 'IT'])('stays where a server is called %s', name => {
    const { hide } = redactJournal(recovered({ server: name }).records);
    for (const text of kept) expect(hide(text)).toBe(text);
    expect(hide('The next Exchange server is a CAS server: send mail. It exits.')).toBe(
      'The next Exchange server is a CAS server: send mail. It exits.',
    );
  });
});

describe('a server whose name is a word', () => {
  it.each(['EX', 'MAIL', 'SERVER'])('is hidden where its name stands: %s', name => {
    const { hide } = redactJournal(recovered({ server: name }).records);
    const low = name.toLowerCase();
    expect(hide(`${name} is recovered`)).toBe('SERVER-1 is recovered');
    expect(hide(low)).toBe('SERVER-1');
    expect(hide(`\\\\${low}\\c$ and https://${low}/owa`)).toBe('\\\\SERVER-1\\c$ and https://server-1/owa');
    expect(hide(`${low}.exchangeserverpro.local`)).toBe('server-1.domain-1.example');
    expect(hide(`CN=${low},CN=Servers`)).toBe('CN=SERVER-1,CN=Servers');
    expect(hide(`-Server ${low} and ${low}$ in ${low}-20261124-063000`)).toBe(
      '-Server SERVER-1 and SERVER-1$ in server-1-20261124-063000',
    );
  });

  it('is hidden where its scenario or rehearsal is called the same', () => {
    const { hide } = redactJournal(recovered({ server: 'MAIL' }).records);
    expect(hide('mail')).toBe('SERVER-1');
    expect(hide('cas-recovery kit create --scenario mail --out K')).toBe(
      'cas-recovery kit create --scenario SERVER-1 --out K',
    );
    expect(hide('cas-recovery verify --rehearsal mail-20261124-063000')).toBe(
      'cas-recovery verify --rehearsal server-1-20261124-063000',
    );
  });

  it('is hidden in the report that is made of it', () => {
    const records = recovered({ server: 'MAIL' }).records;
    const report = buildReport({
      records: redactJournal(records).records,
      head: '0'.repeat(64),
      productVersion: '0.1.0',
      madeAt: '2026-11-24T09:00:00.000Z',
    });
    expect(report.summary).toContain('SERVER-1 is recovered: all 6 steps are verified.');
  });
});

describe('a long text', () => {
  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['dots', 'a.'.repeat(100_000)],
    ['backslashes', '\\'.repeat(100_000)],
    ['digits', '1'.repeat(200_000)],
    ['hex', 'ab:'.repeat(70_000)],
    ['signs', 'cn=a,'.repeat(30_000)],
    ['mails', 'a@b.'.repeat(40_000)],
  ])('takes no longer than it is long: %s', (_name, text) => {
    const { hide } = redactJournal(recovered().records);
    const began = performance.now();
    hide(text);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  // Where each letter was the begin of another look, these would take minutes.
  it.each([
    ['letters and one that looks encoded', `${'a'.repeat(1_000_000)}%`],
    ['letters and one that is encoded', `${'a'.repeat(1_000_000)}%20`],
    ['letters that are encoded', '%61'.repeat(333_000)],
    ['one letter, encoded again and again', `%${'25'.repeat(500_000)}`],
    ['words', 'a%20'.repeat(250_000)],
  ])('of a million letters comes to its end: %s', { timeout: 30_000 }, (_name, text) => {
    expect(redactJournal(recovered().records).hide(text).length).toBeGreaterThan(0);
  });
});
