import { describe, expect, it } from 'vitest';
import { storedCertificates } from './certificates.js';

const row = (last: string, name: string, more = {}) => ({
  ...{ thumbprint: last.repeat(40), subject: `CN=${name}`, issuer: 'CN=CA', names: null, selfSigned: false },
  ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2028-01-01T00:00:00.000Z' },
  ...{ hasPrivateKey: true, exportable: true, readable: true, why: null },
  ...more,
});
const exchange = (services: Record<string, string[]>) => ({
  shell: true,
  rows: Object.entries(services).map(([last, names]) => ({ thumbprint: last.repeat(40), services: names })),
});
const names = { pop: 'Mail.Contoso.com', imap: null };

function usesOf(rows: ReturnType<typeof row>[], told: Record<string, string[]>): (string[] | null)[] {
  return storedCertificates({ rows }, exchange(told), names).map(({ services }) => services);
}

describe('the chain of a certificate', () => {
  it.each([
    [
      'is told flag by flag',
      ['PartialChain, RevocationStatusUnknown', 'PartialChain'],
      ['PartialChain', 'RevocationStatusUnknown'],
    ],
    ['is sound without one', [], []],
    ['is unknown where Windows does not tell it', null, null],
    ['is not there where nobody asked', undefined, undefined],
  ])('%s', (_what, chain, expected) => {
    const more = chain === undefined ? {} : { chain };
    expect(storedCertificates({ rows: [row('A', 'EX3', more)] }, undefined, names)[0]?.chain).toEqual(expected);
  });
});

describe('a certificate for a wildcard', () => {
  it('is that of POP3 when its name is one of the wildcard', () => {
    expect(usesOf([row('A', 'EX3'), row('B', '*.contoso.com')], { A: ['SMTP'], B: ['IIS'] })).toEqual([
      ['SMTP'],
      ['IIS', 'POP'],
    ]);
  });

  it('is so where it is the newest with a private key', () => {
    const later = { notBefore: '2027-01-01T00:00:00.000Z' };
    const rows = [
      row('A', '*.contoso.com'),
      row('B', '*.contoso.com', later),
      row('C', '*.contoso.com', { ...later, notBefore: '2027-06-01T00:00:00.000Z', hasPrivateKey: false }),
    ];
    expect(usesOf(rows, {})).toEqual([[], ['POP'], []]);
  });

  it('is not where one with the very name serves POP3, nor for a name that is deeper', () => {
    expect(usesOf([row('A', 'mail.contoso.com'), row('B', '*.contoso.com')], { A: ['POP'] })).toEqual([['POP'], []]);
    expect(usesOf([row('B', '*.mail.contoso.com'), row('C', '*.com')], {})).toEqual([[], []]);
  });

  it('says nothing where the Exchange shell said nothing', () => {
    expect(storedCertificates({ rows: [row('B', '*.contoso.com')] }, undefined, names)[0]?.services).toBeNull();
  });
});
