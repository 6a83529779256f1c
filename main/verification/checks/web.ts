import { parserError, substatus, type WebProbe, webProbes } from '../../product/web-probes.js';
import type { WebAnswer } from '../../ports/probes.js';
import { clientHosts } from '../certificate-names.js';
import { defineCheck, notApplicable, withoutPort443, type Check, type Seen } from '../check.js';
import { sameName } from '../rows.js';
import type { VerificationWorld } from '../world.js';

const kebab = (path: string): string =>
  path
    .toLowerCase()
    .split('/')
    .filter(part => part !== '')
    .slice(0, 1)
    .join('-');

/** One check for each path: one that hangs holds none of the others. */
export const webChecks: readonly Check[] = webProbes.map(probe =>
  defineCheck({
    card: {
      id: `web-${kebab(probe.path)}`,
      area: 'web',
      title: `${probe.what} answers`,
      proves: `${probe.path} answers as it does to somebody who has not signed in, without an error of IIS or ASP.NET.`,
      how: `GET https://…${probe.path} without a name or password`,
      weight: probe.weight,
    },
    timeLimitSeconds: 60,
    look: (world, signal) => look(probe, world, signal),
  }),
);

async function look(probe: WebProbe, world: VerificationWorld, signal: AbortSignal): Promise<Seen> {
  const recorded = world.expected.directory ?? (await world.directory());
  const first = `/${probe.path.split('/')[1] ?? ''}`;
  const known = recorded.virtualDirectories.some(({ webPath }) => sameName(webPath, first));
  if (!known && recorded.virtualDirectories.length > 0) {
    return notApplicable(`The directory records no virtual directory ${first} of this server.`);
  }
  const name = clientHosts(recorded)[0]?.host ?? recorded.summary.fqdn ?? world.expected.serverName;
  const readAt = world.now();
  const answer = await world.probes.get({ port: 443, secure: true, name, path: probe.path }, signal);
  const source = `GET https://${name}${probe.path} at ${world.probes.address}`;
  const expected = { value: `status ${probe.expected.join(', ')}`, source: 'virtual directories of Exchange 2010' };
  if (answer.state === 'no answer')
    return {
      outcome: 'fail',
      found: `No answer: ${answer.why}.`,
      expected,
      fix: fixOf(null),
      causedBy: withoutPort443,
    };
  const { status, headers, body, durationMs } = answer;
  const evidence = [
    { id: 'status', label: 'Status', value: String(status), source, readAt, raw: rawOf(answer) },
    { id: 'time', label: 'Time until the answer', value: `${String(Math.round(durationMs))} ms`, source, readAt },
    ...(headers['location'] === undefined
      ? []
      : [{ id: 'location', label: 'Leads to', value: headers['location'], source, readAt }]),
  ];
  const number = substatus.exec(body)?.[0];
  const shown = status >= 400 && number?.startsWith(String(status)) ? number : String(status);
  if (parserError.test(body)) {
    return {
      outcome: 'fail',
      found: `It answers with an error of ASP.NET: a file of it does not parse (status ${shown}).`,
      expected,
      evidence,
      fix: fixOf('parse'),
    };
  }
  const strange = probe.expected.includes(status) ? strangeIn(probe, answer, name) : null;
  if (strange !== null) {
    return {
      outcome: 'warning',
      found: strange,
      expected,
      evidence,
      fix: {
        words:
          'Compare how users sign in at this virtual directory with another Client Access server. Where a gateway asks them before, nothing is wrong.',
        commands: [],
        changes: [],
      },
    };
  }
  if (probe.expected.includes(status))
    return { outcome: 'pass', found: `It answers with status ${shown}.`, expected, evidence };
  return { outcome: 'fail', found: `It answers with status ${shown}.`, expected, evidence, fix: fixOf(shown) };
}

/** What somebody who knows this directory would wonder about; null where there is nothing. */
function strangeIn(
  { logonPage, asksWho }: WebProbe,
  { status, headers }: Extract<WebAnswer, { state: 'answered' }>,
  name: string,
): string | null {
  const shown = String(status);
  const location = headers['location'];
  const leads = status === 301 || status === 302;
  if (asksWho && (status === 200 || leads)) {
    const to = leads && location !== undefined ? `, and leads to ${location}` : '';
    return `It answers with status ${shown} without asking who one is${to}.`;
  }
  if (logonPage === null || status !== 302) return null;
  if (location === undefined) return 'It leads elsewhere, and does not say where.';
  return isLogonPage(location, logonPage, name) ? null : `It leads to ${location}, which is not its logon page.`;
}

function isLogonPage(location: string, logonPage: string, name: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(location, `https://${name}`);
    return protocol === 'https:' && sameName(hostname, name) && sameName(pathname, logonPage);
  } catch {
    return false;
  }
}

function fixOf(shown: string | null): NonNullable<Seen['fix']> {
  const words: Record<string, string> = {
    parse:
      'Look at the web.config of this folder: undo what was re-applied last, or compare it with the file of another Client Access server.',
    '500.19':
      'IIS can’t read the web.config of this folder: undo what was re-applied last, or compare it with the file of another Client Access server.',
    '503': 'The application pool is stopped or just starting: start it, and look for errors of WAS in the System log.',
    '404': 'The virtual directory or its files are missing: look at the check of the virtual directories.',
  };
  return {
    words:
      shown === null
        ? 'Nothing answers on port 443: look first at the checks of the ports, of the web sites and of the certificate binding.'
        : (words[shown] ?? words[shown.slice(0, 3)] ?? 'Look for errors of this application in the Application log.'),
    commands: [],
    changes: [],
  };
}

const rawOf = ({ status, headers, body }: Extract<WebAnswer, { state: 'answered' }>): string =>
  [
    `status ${String(status)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body.slice(0, 2000),
  ].join('\n');
