import { describe, expect, it } from 'vitest';
import type { StoredCertificate } from '../../../preload/contract/index.js';
import { clientHosts, covers } from '../certificate-names.js';
import {
  type Case,
  certificate,
  type Change,
  lookWith,
  machine,
  ownCertificate,
  recorded,
  running,
} from '../fixture-world.js';
import { certificateBound, certificateDates, certificateNames, certificateNotOwn } from './certificate.js';
import { certificateChain } from './certificate-chain.js';
import { certificateServicesGiven } from './certificate-services.js';

const having = (change: Partial<StoredCertificate>): Change => ({
  server: { certificates: [{ ...certificate, ...change }, ownCertificate] },
});
/** As setup leaves it. */
const asSetupLeavesIt: Change = {
  server: {
    certificates: [{ ...ownCertificate, services: ['IIS', 'SMTP'] }],
    httpBindings: running.httpBindings.map(one => ({ ...one, thumbprint: ownCertificate.thumbprint })),
  },
};
const bindings = (...all: (readonly [address: string, of: StoredCertificate])[]): Change => ({
  server: {
    httpBindings: all.map(([address, of]) => ({
      ...{ endpoint: `${address}:443`, thumbprint: of.thumbprint.toLowerCase(), store: 'MY', appId: '' },
    })),
  },
});
const twoAddresses: Change = {
  machine: { adapters: machine.adapters.map(one => ({ ...one, moreAddresses: ['10.0.0.24'] })) },
};
const unread: Change = { server: { httpBindings: [], unread: { httpBindings: 'Access is denied.' } } };
const popOn: Change = {
  server: { services: [{ name: 'msexchangepop3', startMode: 'Automatic', state: 'Running' }] },
};

describe('the certificate', () => {
  it.each<Case>([
    ['bound', certificateBound, {}, 'pass', 'CN=mail.contoso.local'],
    ['not bound', certificateBound, { server: { httpBindings: [] } }, 'fail', 'no client can connect'],
    ['bound and gone', certificateBound, { server: { certificates: [ownCertificate] } }, 'fail', 'not in the store'],
    ['without its key', certificateBound, having({ hasPrivateKey: false }), 'fail', 'no private key'],
    ['a key that services can’t read', certificateBound, having({ readableByServices: false }), 'fail', "can't read"],
    [
      'a key of which nobody knows',
      certificateBound,
      having({ readableByServices: null }),
      'warning',
      'could not be told',
    ],
    ['bound to this very address', certificateBound, bindings(['10.0.0.23', certificate]), 'pass', '10.0.0.23:443'],
    [
      'bound to this address, and another to all',
      certificateBound,
      bindings(['0.0.0.0', ownCertificate], ['10.0.0.23', certificate]),
      'pass',
      'answers on 10.0.0.23:443',
    ],
    [
      'bound to this address, and another to a second one',
      certificateBound,
      { ...bindings(['0.0.0.0', certificate], ['10.0.0.24', ownCertificate]), ...twoAddresses },
      'warning',
      'Another certificate is bound to 10.0.0.24:443.',
    ],
    [
      'bound to an address of another server',
      certificateBound,
      bindings(['0.0.0.0', certificate], ['10.0.0.99', ownCertificate]),
      'pass',
      '0.0.0.0:443',
    ],
    ['unread', certificateBound, unread, 'could not tell', 'denied'],
    ['valid', certificateDates, {}, 'pass', '2028-01-01'],
    ['run out', certificateDates, having({ notAfter: '2026-11-23T00:00:00.000Z' }), 'fail', 'ran out'],
    ['about to run out', certificateDates, having({ notAfter: '2026-12-20T00:00:00.000Z' }), 'warning', '25 days'],
    ['of tomorrow', certificateDates, having({ notBefore: '2026-11-25T00:00:00.000Z' }), 'fail', 'clock'],
    ['nothing to look at', certificateDates, { server: { httpBindings: [] } }, 'not applicable', 'binding'],
    ['of an authority', certificateNotOwn, {}, 'pass', 'Contoso CA'],
    ['of setup', certificateNotOwn, asSetupLeavesIt, 'fail', 'issued by itself'],
    ['of a trusted root', certificateChain, {}, 'pass', 'from CN=Contoso CA on is trusted'],
    [
      'that nobody could ask about',
      certificateChain,
      having({ chain: ['RevocationStatusUnknown'] }),
      'pass',
      'revoked',
    ],
    ['of an unknown root', certificateChain, having({ chain: ['UntrustedRoot'] }), 'fail', 'not among the trusted'],
    [
      'without one between',
      certificateChain,
      having({ chain: ['PartialChain', 'OfflineRevocation'] }),
      'fail',
      'missing',
    ],
    ['revoked', certificateChain, having({ chain: ['Revoked'] }), 'fail', 'revoked'],
    ['of which something else is said', certificateChain, having({ chain: ['CtlNotTimeValid'] }), 'warning', 'CtlNot'],
    ['with a chain that is not told', certificateChain, having({ chain: null }), 'could not tell', 'did not tell'],
    ['of setup, and its chain', certificateChain, asSetupLeavesIt, 'not applicable', 'by itself'],
    ['with all names', certificateNames, {}, 'pass', 'are on it'],
    ['of setup, and its names', certificateNames, asSetupLeavesIt, 'fail', 'mail.contoso.local'],
    ['a wildcard', certificateNames, having({ names: ['*.contoso.local'] }), 'pass', 'are on it'],
    ['a wildcard of another level', certificateNames, having({ names: ['*.local'] }), 'fail', 'mail.contoso.local'],
    ['given to IIS', certificateServicesGiven, {}, 'pass', 'IIS'],
    ['given to nothing', certificateServicesGiven, having({ services: [] }), 'fail', 'IIS'],
    ['not given to POP3, which is on', certificateServicesGiven, popOn, 'fail', 'POP'],
    [
      'a shell that told nothing',
      certificateServicesGiven,
      { server: { certificates: [{ ...certificate, services: null }] } },
      'could not tell',
      'shell',
    ],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen).toMatchObject({ outcome });
    expect(seen.found).toContain(found);
  });

  it('tells where missing parts of a chain are put', async () => {
    const commands = async (flag: string) =>
      (await lookWith(certificateChain, having({ chain: [flag] }))).fix?.commands.join();
    expect(await commands('PartialChain')).toContain('-addstore CA');
    expect(await commands('UntrustedRoot')).toContain('-addstore Root');
    expect(await commands('Revoked')).toBe('');
  });

  it.each([
    ['mail.contoso.local', 'MAIL.contoso.local', true],
    ['*.contoso.local', 'mail.contoso.local', true],
    ['*.contoso.local', 'a.mail.contoso.local', false],
    ['*.contoso.local', 'contoso.local', false],
    ['*', 'contoso', false],
  ])('%s stands for %s: %s', (name, host, expected) => {
    expect(covers(name, host)).toBe(expected);
  });

  it('asks for no name that clients reach without TLS', () => {
    const virtualDirectories = recorded.virtualDirectories.map(one =>
      one.kind === 'PowerShell' ? { ...one, internalUrl: 'http://ex3.contoso.local/powershell' } : one,
    );
    expect(clientHosts({ ...recorded, virtualDirectories }).map(({ host }) => host)).toEqual(['mail.contoso.local']);
  });

  it('is given to the services that lack it, by one change', async () => {
    const { fix } = await lookWith(certificateServicesGiven, popOn);
    expect(fix?.changes).toMatchObject([{ kind: 'enable-certificate', services: ['POP'] }]);
  });
});
