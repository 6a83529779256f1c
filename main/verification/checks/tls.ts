import type { CheckFix, Fact } from '../../../preload/contract/index.js';
import { tlsVersions } from '../../ports/probes.js';
import { boundCertificate } from '../bound-certificate.js';
import { clientHosts } from '../certificate-names.js';
import { couldNotTell, defineCheck, withoutPort443 } from '../check.js';
import type { VerificationWorld } from '../world.js';

/** The name that most clients ask for, or else the server's own. */
async function askedName(world: VerificationWorld): Promise<string> {
  const recorded = world.expected.directory ?? (await world.directory());
  return clientHosts(recorded)[0]?.host ?? recorded.summary.fqdn ?? world.expected.serverName;
}

/** What is really served may differ from what is stored. */
export const servedCertificate = defineCheck({
  card: {
    id: 'tls-certificate',
    area: 'ports',
    title: 'Clients are shown the bound certificate',
    proves: 'A connection to port 443 is answered with the very certificate that is bound to it.',
    how: 'A TLS handshake with port 443, nothing sent after it',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world, signal) {
    const name = await askedName(world);
    const readAt = world.now();
    const [answer, server] = await Promise.all([world.probes.handshake({ port: 443, name }, signal), world.server()]);
    const source = `TLS handshake with ${world.probes.address}:443 for ${name}`;
    if (answer.state === 'cannot ask') return couldNotTell(answer.why);
    if (answer.state !== 'done') {
      return {
        outcome: 'fail',
        found: `No handshake: ${answer.why}.`,
        fix: {
          words: 'Look at the checks of port 443 and of the certificate that is bound to it.',
          commands: ['netsh http show sslcert'],
          changes: [],
        },
        ...(answer.state === 'no connection' && { causedBy: withoutPort443 }),
      };
    }
    const [served, ...chain] = answer.chain;
    if (!served) return { outcome: 'fail', found: 'It answered without a certificate.' };
    const evidence: Fact[] = [
      { id: 'served', label: 'Served', value: `${served.subject}, ${served.thumbprint}`, source, readAt },
      { id: 'names', label: 'Names', value: served.names.join(', '), source, readAt },
      { id: 'until', label: 'Valid until', value: served.notAfter, source, readAt },
      {
        id: 'chain',
        label: 'Sent with it',
        value: chain.map(({ subject }) => subject).join(' · ') || 'nothing',
        source,
        readAt,
      },
    ];
    const bound = boundCertificate(server);
    if (bound.state === 'unread') {
      return {
        outcome: 'could not tell',
        found: `It shows ${served.subject}. What is bound could not be read: ${bound.why}`,
        evidence,
      };
    }
    const wanted = bound.state === 'none' ? null : bound.binding.thumbprint.toUpperCase();
    const expected = { value: wanted ?? 'none is bound', source: 'netsh http show sslcert' };
    if (wanted === served.thumbprint)
      return { outcome: 'pass', found: `It shows ${served.subject}.`, expected, evidence };
    return {
      outcome: 'fail',
      found: `It shows ${served.subject} (${served.thumbprint}), which is not the bound one.`,
      expected,
      evidence,
      fix: {
        words:
          'Restart IIS, so that it takes up the binding. Where a load balancer answers on this address, give it the certificate too.',
        commands: ['iisreset /noforce'],
        changes: [],
      },
    };
  },
});

export const tlsProtocols = defineCheck({
  card: {
    id: 'tls-versions',
    area: 'ports',
    title: 'The versions of TLS that clients can use',
    proves: 'At least one version of TLS is spoken; which ones are told.',
    how: 'One TLS handshake for each version',
    weight: 'tells',
  },
  timeLimitSeconds: 60,

  async look(world, signal) {
    const name = await askedName(world);
    const readAt = world.now();
    const asked = await Promise.all(
      tlsVersions.map(
        async version => [version, await world.probes.handshake({ port: 443, name, version }, signal)] as const,
      ),
    );
    const source = `TLS handshakes with ${world.probes.address}:443`;
    const evidence = asked.map(([version, answer]) => ({
      id: version,
      label: version,
      value: answer.state === 'done' ? 'spoken' : `${answer.state}: ${answer.why}`,
      source,
      readAt,
    }));
    const spoken = asked.filter(([, { state }]) => state === 'done').map(([version]) => version);
    if (asked.every(([, { state }]) => state === 'cannot ask'))
      return { ...couldNotTell('This program can’t ask for any of them here.'), evidence };
    const [lost] = asked.flatMap(([, answer]) => (answer.state === 'no connection' ? [answer.why] : []));
    if (spoken.length === 0 && lost !== undefined)
      return { ...couldNotTell(`No connection to port 443: ${lost}.`), evidence, causedBy: withoutPort443 };
    if (spoken.length === 0) {
      const words =
        'Look at the checks of port 443 and of the certificate that is bound to it: without them there is no TLS.';
      const fix = { words, commands: ['netsh http show sslcert'], changes: [] };
      return { outcome: 'fail', found: 'It speaks none of them.', evidence, fix };
    }
    const isWhole = asked.every(([, { state }]) => state !== 'cannot ask' && state !== 'no connection');
    const modern = spoken.some(version => version === 'TLSv1.2' || version === 'TLSv1.3');
    return {
      outcome: modern ? 'pass' : 'warning',
      found:
        modern || !isWhole
          ? `It speaks ${spoken.join(', ')}.${isWhole ? '' : ' Not every version could be asked for.'}`
          : `It speaks ${spoken.join(', ')} only, as Windows Server 2008 R2 does until TLS 1.2 is switched on; many clients of today refuse that.`,
      evidence,
      ...(!modern && { fix: switchOnTls }),
    };
  },
});

const schannel = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server';
const switchOnTls: CheckFix = {
  words:
    'Where clients refuse the server for it: install the updates of Windows, switch TLS 1.2 on for servers, and restart the server. Exchange 2010 itself needs Service Pack 3 with Update Rollup 19 or later for it.',
  commands: [
    `New-Item -Path "${schannel}" -Force`,
    `Set-ItemProperty -Path "${schannel}" -Name Enabled -Value 1 -Type DWord`,
    `Set-ItemProperty -Path "${schannel}" -Name DisabledByDefault -Value 0 -Type DWord`,
  ],
  changes: [],
};
