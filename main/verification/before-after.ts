import type {
  BeforeAfterKind,
  BeforeAfterRow,
  CheckArea,
  CheckResult,
  LostServer,
  ServerSettings,
} from '../../preload/contract/index.js';
import { isOfClientAccess } from '../product/exchange-2010.js';
import { checkParts } from './before-after-checks.js';
import { type Part, type Side, thing, type Thing } from './before-after-part.js';
import { closedRows, openToAll } from './closed-keys.js';
import { sameName, sameUrl } from './rows.js';
import type { Expected, RunningServer } from './world.js';

/** What there is now. Null for what could not be read. */
export interface Now {
  readonly directory: LostServer | null;
  readonly server: RunningServer | null;
  readonly checks?: readonly CheckResult[];
}

/**
 * What was recorded beside what there is now, by area: what is the same, changed, missing, and there only now. Parts of which
 * nothing was recorded are left out, since nothing could be said of them. Files, rollups and settings of IIS are checks.
 */
export function beforeAfter(expected: Expected, now: Now): BeforeAfterRow[] {
  const { directory, settings, earlier } = expected;
  const parts = [
    ...(directory ? directoryParts(directory, now.directory) : []),
    ...(settings ? settingsParts(settings, now.server) : []),
    ...(earlier ? checkParts(earlier, now.checks ?? []) : []),
  ];
  return [...parts.flatMap(rowsOf), ...(settings && now.server ? closedRows(settings, now.server) : [])];
}

function rowsOf({ area, id, called, before, after, same = sameName }: Part): BeforeAfterRow[] {
  if (before.things === null || after.things === null) {
    const told = (side: Side): string =>
      side.told ?? (side.things === null ? `not read: ${side.source}` : counted(side.things));
    return [
      {
        ...{ area, id, label: called, kind: 'unknown', result: 'unknown' },
        ...{ lost: told(before), lostSource: before.source, rebuilt: told(after), rebuiltSource: after.source },
        remedy: 'It could not be compared.',
      },
    ];
  }
  const keyOf = (thing: Thing): string => thing.id.toLowerCase();
  const [was, is] = [before.things, after.things].map(things => new Map(things.map(one => [keyOf(one), one])));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map(key => {
    const [one, other] = [was?.get(key), is?.get(key)];
    const kind = kindOf(one, other, same);
    return {
      ...{ area, id: `${id}-${key}`, label: one?.label ?? other?.label ?? key, kind },
      ...{ lost: one?.value ?? 'not recorded', lostSource: before.source },
      ...{ rebuilt: other?.value ?? 'none', rebuiltSource: after.source },
      result: kind === 'same' ? 'same' : 'different',
      remedy: remedies[kind],
    };
  });
}

const counted = ({ length }: readonly Thing[]): string => `${String(length)} recorded`;

function kindOf(
  one: Thing | undefined,
  other: Thing | undefined,
  same: NonNullable<Part['same']>,
): Exclude<BeforeAfterKind, 'unknown'> {
  if (!one) return 'new';
  if (!other) return 'missing';
  return same(one.value, other.value) ? 'same' : 'changed';
}

const remedies: Readonly<Record<Exclude<BeforeAfterKind, 'unknown'>, string>> = {
  same: '',
  changed: 'It is not as it was.',
  missing: 'It is missing now.',
  new: 'It was not recorded before.',
};

function directoryParts(before: LostServer, now: LostServer | null): Part[] {
  const part = (
    [area, id, called]: readonly [CheckArea, string, string],
    things: (from: LostServer) => Thing[],
    same?: Part['same'],
  ): Part => ({
    ...{ area, id, called },
    before: { things: things(before), source: `the directory, read ${before.readAt}` },
    after: { things: now && things(now), source: now ? now.readFrom : 'the directory of now' },
    ...(same && { same }),
  });
  return [
    part(['virtual directories', 'url', 'URLs'], urls, sameUrl),
    part(['virtual directories', 'sign-in', 'Ways to sign in'], signIns),
    part(['virtual directories', 'pointer', 'Autodiscover pointers'], pointers),
    part(['mail protocols', 'bindings', 'Ports of POP3 and IMAP4'], mailBindings),
    part(['outlook', 'array', 'Client Access arrays'], ({ clientAccessArrays }) =>
      clientAccessArrays.map(({ distinguishedName, name, fqdn }) => thing(distinguishedName, name, fqdn ?? 'no name')),
    ),
    part(['outlook', 'database', 'Databases'], ({ databases }) =>
      databases.map(({ distinguishedName, name, pointsAt }) => thing(distinguishedName, name, pointsAt)),
    ),
    part(['membership', 'group', 'Groups of the computer account'], ({ computer }) =>
      (computer?.groups ?? []).map(group => thing(group, group.replace(/^CN=((?:\\.|[^,])*),.*$/, '$1'), 'member')),
    ),
    part(['version', 'server', 'Server object'], ({ summary, installPath }) => [
      thing('build', 'Build in the directory', summary.version?.build ?? 'not recorded'),
      thing('roles', 'Roles', [...summary.roles].sort().join(', ')),
      thing('fqdn', 'Full name', summary.fqdn ?? 'not recorded'),
      thing('path', 'Install folder', (installPath ?? 'the usual one').replace(/\\+$/, '')),
    ]),
  ];
}

const urls = ({ virtualDirectories }: LostServer): Thing[] =>
  virtualDirectories.flatMap(({ distinguishedName, name, internalUrl, externalUrl }) => [
    thing(`${distinguishedName}-internal`, `${name}, internal URL`, internalUrl ?? 'none'),
    thing(`${distinguishedName}-external`, `${name}, external URL`, externalUrl ?? 'none'),
  ]);

const signIns = ({ virtualDirectories }: LostServer): Thing[] =>
  virtualDirectories.flatMap(({ distinguishedName, name, internalAuthentication, externalAuthentication }) =>
    [['inside', internalAuthentication] as const, ['outside', externalAuthentication] as const].flatMap(
      ([where, flags]) =>
        flags ? [thing(`${distinguishedName}-${where}`, `${name}, ${where}`, flags.names.join(', ') || flags.raw)] : [],
    ),
  );

const pointers = ({ serviceConnectionPoints }: LostServer): Thing[] =>
  serviceConnectionPoints.map(({ distinguishedName, name, url, sites }) =>
    thing(distinguishedName, name, [url ?? 'no address', ...[...sites].sort()].join(', ')),
  );

const mailBindings = ({ mailProtocols }: LostServer): Thing[] =>
  mailProtocols.map(({ distinguishedName, kind, plainBindings, secureBindings }) =>
    thing(distinguishedName, kind, [...[...plainBindings].sort(), ...[...secureBindings].sort()].join(', ')),
  );

type SettingsKey = 'services' | 'certificates' | 'httpBindings' | 'registry' | 'tasks' | 'routes';

function settingsParts(kit: ServerSettings, now: RunningServer | null): Part[] {
  const part = (
    [area, key, called]: readonly [CheckArea, SettingsKey, string],
    things: (from: ServerSettings) => Thing[],
    same?: Part['same'],
  ): Part => ({
    ...{ area, id: key, called },
    before: sideOf(kit, key, things, `the kit, read ${kit.readAt}`),
    after: now ? sideOf(now, key, things, now.sources[key] ?? 'this server') : { things: null, source: 'this server' },
    ...(same && { same }),
  });
  return [
    part(['services', 'services', 'Services of Exchange and IIS'], ({ services }) =>
      services.filter(({ name }) => isOfClientAccess(name)).map(({ name, startMode }) => thing(name, name, startMode)),
    ),
    part(['certificate', 'certificates', 'Certificates'], ({ certificates }) =>
      certificates.map(({ thumbprint, subject, hasPrivateKey, notAfter }) =>
        thing(
          thumbprint,
          subject,
          `${thumbprint}, until ${notAfter.slice(0, 10)}${hasPrivateKey ? '' : ', without its key'}`,
        ),
      ),
    ),
    part(['certificate', 'httpBindings', 'Certificates of addresses'], ({ httpBindings }) =>
      httpBindings.map(({ endpoint, thumbprint }) => thing(endpoint, endpoint, thumbprint)),
    ),
    part(
      ['settings', 'registry', 'Registry values'],
      registryThings(openToAll(now ? [kit, now] : [kit])),
      (one, other) => one === other,
    ),
    part(['settings', 'tasks', 'Scheduled tasks'], ({ tasks }) =>
      tasks.map(({ path, command, enabled }) => thing(path, path, `${command}${enabled ? '' : ' (disabled)'}`)),
    ),
    part(['settings', 'routes', 'Permanent routes'], ({ routes }) =>
      routes.map(route => thing(route, `Route to ${route.split(',')[0] ?? route}`, route)),
    ),
  ];
}

function sideOf(
  settings: ServerSettings,
  key: SettingsKey,
  things: (from: ServerSettings) => Thing[],
  source: string,
): Side {
  const why = settings.unread[key];
  return why === undefined ? { things: things(settings), source } : { things: null, source: `${source}: ${why}` };
}

const registryThings =
  (isOpen: ReturnType<typeof openToAll>) =>
  ({ registry }: ServerSettings): Thing[] =>
    registry.filter(isOpen).map(({ key, name, data }) => thing(`${key}\\${name}`, `${key}\\${name}`, data));
