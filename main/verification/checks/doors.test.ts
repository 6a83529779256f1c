import { describe, expect, it } from 'vitest';
import type { LostServer, ServerSettings } from '../../../preload/contract/index.js';
import type { HandshakeAnswer, WebAnswer } from '../../ports/probes.js';
import { fixedPorts } from '../../product/client-access-ports.js';
import { type Answers, type Case, certificate, type Change, lookWith, mail } from '../fixture-world.js';
import { recorded, running, thumbprint } from '../fixture-world.js';
import type { Check } from '../check.js';
import { mailProtocolChecks } from './mail-protocols.js';
import { fixedRpcPorts, mainPorts, otherPorts } from './ports.js';
import { servedCertificate, tlsProtocols } from './tls.js';
import { webChecks } from './web.js';

const kit = (change: Partial<ServerSettings>): Change => ({ expected: { settings: { ...running, ...change } } });
const silent = (...ports: number[]): Change => ({
  answers: { port: port => (ports.includes(port) ? { state: 'silent', why: 'nothing came back' } : { state: 'open' }) },
});
const [rpc, book] = fixedPorts;
const port = (data: string): ServerSettings['registry'] => [{ key: rpc.key, name: rpc.name, type: 'REG_DWORD', data }];
const shakes = (answer: HandshakeAnswer): Change => ({ answers: { handshake: () => answer } });
const speaks = (...versions: string[]): Change => ({
  answers: {
    handshake: ({ version }) =>
      versions.includes(version ?? '')
        ? { state: 'done', version: version ?? '', chain: [] }
        : { state: 'refused', why: 'no such version' },
  },
});
const other = { ...certificate, thumbprint: 'C'.repeat(40), subject: 'CN=balancer' };
const popOn: ServerSettings['services'] = [{ name: 'MSExchangePop3', startMode: 'Automatic', state: 'Running' }];
const done: HandshakeAnswer = { state: 'done', version: 'TLSv1', chain: [other] };
const popWith = (
  when: (question: Parameters<NonNullable<Answers['handshake']>>[0]) => boolean,
  answer: HandshakeAnswer,
): Change => ({
  server: { services: popOn },
  answers: { handshake: question => (when(question) ? answer : done) },
});
const pop = mailProtocolChecks.find(({ card }) => card.id === 'pop3') as Check;
const imap = mailProtocolChecks.find(({ card }) => card.id === 'imap4') as Check;
const owa = webChecks.find(({ card }) => card.id === 'web-owa') as Check;
const ews = webChecks.find(({ card }) => card.id === 'web-ews') as Check;
const leads = (location: string): Change => answers({ status: 302, headers: { location } });
const answers = (told: Partial<Extract<WebAnswer, { state: 'answered' }>> | WebAnswer): Change => ({
  answers: { web: () => told } satisfies Answers,
});
const before = (change: Partial<LostServer>): Change => ({ before: change });

describe('what answers on the server', () => {
  it.each<Case>([
    ['ports open', mainPorts, {}, 'pass', '80, 443, 135'],
    ['443 silent', mainPorts, silent(443), 'fail', '443, HTTPS (silent: nothing came back)'],
    ['inner ports open', otherPorts, {}, 'pass', '6001'],
    ['an inner port silent', otherPorts, silent(808), 'warning', 'Mailbox Replication'],
    ['no fixed port, no kit', fixedRpcPorts, {}, 'not applicable', 'no kit tells'],
    ['no fixed port then and now', fixedRpcPorts, kit({}), 'not applicable', 'none was set'],
    [
      'a kit without them',
      fixedRpcPorts,
      kit({ unread: { [`registry.${book.key}`]: 'denied' } }),
      'could not tell',
      'denied',
    ],
    [
      'a key that is closed',
      fixedRpcPorts,
      { server: { unread: { [`registry.${rpc.key}`]: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['a fixed port', fixedRpcPorts, { server: { registry: port('59532') } }, 'pass', '59532'],
    [
      'a fixed port that is silent',
      fixedRpcPorts,
      { server: { registry: port('59532') }, ...silent(59532) },
      'fail',
      '59532, silent',
    ],
    ['a fixed port that is gone', fixedRpcPorts, kit({ registry: port('59532') }), 'fail', 'is not set'],
    [
      'another fixed port',
      fixedRpcPorts,
      { ...kit({ registry: port('59532') }), server: { registry: port('60001') } },
      'fail',
      'should be 59532, and is 60001',
    ],
    ['the bound certificate', servedCertificate, {}, 'pass', mail],
    [
      'another one',
      servedCertificate,
      shakes({ state: 'done', version: 'TLSv1', chain: [other] }),
      'fail',
      'not the bound',
    ],
    [
      'none',
      servedCertificate,
      shakes({ state: 'done', version: 'TLSv1', chain: [] }),
      'fail',
      'without a certificate',
    ],
    ['no handshake', servedCertificate, shakes({ state: 'refused', why: 'reset' }), 'fail', 'No handshake: reset.'],
    ['no way to ask', servedCertificate, shakes({ state: 'cannot ask', why: 'too old' }), 'could not tell', 'too old'],
    [
      'a binding unread',
      servedCertificate,
      { server: { unread: { httpBindings: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['TLS 1.2', tlsProtocols, speaks('TLSv1', 'TLSv1.2'), 'pass', 'TLSv1, TLSv1.2'],
    ['TLS 1.0 only', tlsProtocols, speaks('TLSv1'), 'warning', 'TLSv1 only'],
    ['no TLS', tlsProtocols, speaks(), 'fail', 'none of them'],
    [
      'TLS that nobody can ask for',
      tlsProtocols,
      shakes({ state: 'cannot ask', why: 'x' }),
      'could not tell',
      'any of them',
    ],
    [
      'TLS on a dead port',
      tlsProtocols,
      shakes({ state: 'no connection', why: 'refused' }),
      'could not tell',
      'No connection to port 443: refused.',
    ],
    ['a page to sign in', owa, leads(`https://${mail}/owa/auth/logon.aspx?url=x&reason=0`), 'pass', '302'],
    ['a page to sign in, told in short', owa, leads('/OWA/auth/logon.aspx?replaceCurrent=1'), 'pass', '302'],
    ['another page', owa, leads(`https://${mail}/owa/errorFE.aspx`), 'warning', 'errorFE.aspx, which is not its logon'],
    ['a page of another server', owa, leads('https://other.contoso.local/owa/auth/logon.aspx'), 'warning', 'other.'],
    ['a page without encryption', owa, leads(`http://${mail}/owa/auth/logon.aspx`), 'warning', 'not its logon'],
    ['nowhere', owa, answers({ status: 302 }), 'warning', 'does not say where'],
    ['web services that ask who one is', ews, answers({ status: 401 }), 'pass', '401'],
    ['web services that ask nobody', ews, answers({ status: 200 }), 'warning', 'without asking who one is'],
    ['web services that lead elsewhere', ews, { ...leads('https://sso/') }, 'warning', 'leads to https://sso/'],
    ['a stopped pool', owa, answers({ status: 503 }), 'fail', '503'],
    ['a broken web.config', owa, answers({ status: 500, body: 'HTTP Error 500.19' }), 'fail', '500.19'],
    [
      'a page that does not parse',
      owa,
      answers({ status: 200, body: 'System.Configuration.ConfigurationErrorsException' }),
      'fail',
      'does not parse',
    ],
    ['no answer', owa, answers({ state: 'no answer', why: 'reset' }), 'fail', 'No answer: reset.'],
    [
      'no such directory',
      owa,
      before({ virtualDirectories: recorded.virtualDirectories.filter(({ kind }) => kind !== 'OWA') }),
      'not applicable',
      '/owa',
    ],
    ['POP3 that is off', pop, {}, 'not applicable', 'POP3 is off'],
    ['IMAP4 that was off', imap, kit({}), 'not applicable', 'off when the kit was taken'],
    ['POP3 that is on', pop, { server: { services: popOn } }, 'pass', '110, 995'],
    [
      'POP3 that does not encrypt on its plain port',
      pop,
      popWith(({ startTls }) => startTls === 'pop', { state: 'refused', why: 'it answers "-ERR" to STARTTLS' }),
      'warning',
      'Port 110 with STLS: it answers',
    ],
    [
      'POP3 without a certificate',
      pop,
      popWith(({ port: asked }) => asked === 995, { state: 'refused', why: 'reset' }),
      'fail',
      'Port 995 with TLS: reset',
    ],
    [
      'POP3 with TLS that nobody can ask for',
      pop,
      popWith(() => true, { state: 'cannot ask', why: 'too old' }),
      'could not tell',
      'too old',
    ],
    ['POP3 that no longer runs', pop, kit({ services: popOn }), 'fail', 'Stopped'],
    ['POP3 behind a firewall', pop, { server: { services: popOn }, ...silent(110) }, 'fail', 'Port 110: silent'],
    ['POP3 unread', pop, { server: { unread: { services: 'denied' } } }, 'could not tell', 'denied'],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen.found).toContain(found);
    expect(seen).toMatchObject({ outcome });
  });

  it.each<readonly [string, Check, Change, words: string, commands: readonly string[]]>([
    [
      'a port that is silent',
      fixedRpcPorts,
      { server: { registry: port('59532') }, ...silent(59532) },
      'Restart both',
      ['Restart-Service MSExchangeRPC -Force', 'Restart-Service MSExchangeAB -Force'],
    ],
    [
      'a port that is gone',
      fixedRpcPorts,
      kit({ registry: port('59532') }),
      'ports of the kit',
      [
        'cas-recovery kit apply KIT --choose all-of:registry',
        'Restart-Service MSExchangeRPC -Force',
        'Restart-Service MSExchangeAB -Force',
      ],
    ],
    ['a 503', owa, answers({ status: 503 }), 'pool is stopped', []],
    ['a 500.19', owa, answers({ status: 500, body: '500.19' }), 'read the web.config of this folder', []],
    [
      'another certificate',
      servedCertificate,
      shakes({ state: 'done', version: 'TLSv1', chain: [other] }),
      'Restart IIS',
      ['iisreset /noforce'],
    ],
  ])('tells what puts %s right', async (_name, check, change, words, commands) => {
    const { fix } = await lookWith(check, change);
    expect(fix?.words).toContain(words);
    expect(fix?.commands).toEqual(commands);
  });

  it('starts POP3 as the kit has it', async () => {
    const { fix } = await lookWith(pop, kit({ services: popOn }));
    expect(fix).toMatchObject({
      commands: ['sc.exe config MSExchangePOP3 start= auto', 'net start MSExchangePOP3'],
      changes: [{ kind: 'set-service-start', startMode: 'Automatic' }, { kind: 'start-service' }],
    });
  });

  it('tells what should be served beside what is', async () => {
    const { expected } = await lookWith(servedCertificate);
    expect(expected).toEqual({ value: thumbprint, source: 'netsh http show sslcert' });
  });
});
