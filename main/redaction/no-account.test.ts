import { describe, expect, it } from 'vitest';
import type { JournalRecord, StandIn } from '../../preload/contract/index.js';
import { recovered } from '../report/fixture-recoveries.js';
import { redactJournal } from './redact-journal.js';

/** Two words with a backslash between them, and no account of a domain. */
const texts = [
  'New-Item -Path "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server" -Force',
  'SSL 3.0\\Client and {"path":"PCT 1.0\\\\Server"}',
  'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
  'It is in C:\\Program Files\\Microsoft\\Exchange Server\\V14.',
];

const taken: readonly StandIn[] = [
  { kind: 'domain', name: '1.2', standIn: 'domain-7.example', everywhere: false },
  { kind: 'account', name: 'server', standIn: 'account-7', everywhere: false },
  { kind: 'account', name: 'v14', standIn: 'account-8', everywhere: false },
];

describe('what is no account', () => {
  it.each(texts)('stays as it stands: %s', text => {
    const { hide, standIns } = redactJournal(recovered().records, [], look => look(texts.join('\n')));
    expect(hide(text)).toBe(text);
    expect(standIns.map(({ name }) => name)).not.toContain('server');
  });

  it.each(texts)('stays also where an earlier copy took it for one: %s', text => {
    expect(redactJournal(recovered().records, taken).hide(text)).toBe(text);
  });

  it('is one behind a domain, whatever word it is', () => {
    const { hide } = redactJournal(recovered().records, taken);
    expect(hide('EXCHANGESERVERP\\server and QXV\\v14')).toMatch(/^DOMAIN-\d+\\account-7 and DOMAIN-\d+\\account-8$/);
  });

  it('is nothing that the program asks a password for by its own words', () => {
    const own = recovered().records;
    const asksPasswordOf = 'the certificates in the recovery kit';
    const preview = { action: 'Import', items: [], restarts: false, typeToConfirm: null, asksPasswordOf };
    const records = own.flatMap((record): JournalRecord[] => [
      record,
      { ...record, entry: { kind: 'previewed', stepId: 'identity', attempt: 1, preview } },
    ]);
    const { hide } = redactJournal(records);
    expect(hide(asksPasswordOf)).toBe(asksPasswordOf);
  });
});

describe('a thumbprint behind the name of its certificate', () => {
  it('is no part of that name', () => {
    const text = 'CN=EX3 E8421AC9A97FAC35370DA0E601EB949F3BD63EDB';
    const { hide, standIns } = redactJournal(recovered().records, [], look => look(text));
    expect(hide(text)).toMatch(/^CN=SERVER-1 THUMBPRINT-\d+$/);
    expect(standIns.map(({ name }) => name)).not.toContain(text.slice(3).toLowerCase());
  });
});
