import type {
  HostChange,
  Problem,
  RegistryValue,
  ServerSettings,
  StoredCertificate,
} from '../../../preload/contract/index.js';
import { problem, toProblem } from '../../problems/problem.js';
import { effectiveAt } from '../../settings/compare/sign-in.js';
import { readXmlFile } from '../../settings/xml/read-xml.js';
import { bytesOf, type ChangeOf, fileOf, hostConfig, placeInTree, sameName } from '../names.js';
import type { ServerLook } from '../reapply-kit.js';
import { type IisStanding, iisStanding } from './iis-setting.js';

/** How the server stands to one change. */
export interface Standing {
  /** `other`: neither as it was nor as it is to be, or nobody can tell. */
  readonly is: 'so' | 'not so' | 'other';
  /** What stands there now, and what is to stand there, in a few words. */
  readonly found: string;
  readonly wanted: string;
  /** Where it was read. */
  readonly source: string;
  /** Why nothing can be done about it; with `other`, and where it is not quite as it must be. */
  readonly problem?: Problem;
  /** The change was broken off in the middle: what it is about is this program's own work, and not somebody's since. */
  readonly brokenOff?: true;
}

/** Looks whether a change is on the server. Reads only; asks for files one by one. */
export async function standingOf(change: HostChange, look: ServerLook): Promise<Standing> {
  const { settings } = look.side;
  switch (change.kind) {
    case 'install-rollup':
      return rollupStanding(change, settings);
    case 'import-certificate':
      return certificateStanding(change.thumbprint, settings);
    case 'remove-certificate':
      return removalStanding(change.thumbprint, settings);
    case 'enable-certificate':
      return useStanding(change, settings);
    case 'replace-file':
      return fileStanding(change, look);
    case 'set-iis':
      return iisSectionStanding(change, look);
    case 'set-virtual-directory':
      return directoryStanding(change, look);
    case 'set-registry-value':
      return registryStanding(change, settings);
    case 'set-service-start':
    case 'start-service':
      return serviceStanding(change, settings);
    default:
      return untold({ what: change.kind, why: 'This program has no way to read it.' }, 'set', 'nowhere');
  }
}

function untold(facts: { what: string; why: string }, wanted: string, source: string): Standing {
  return { is: 'other', found: 'not known', wanted, source, problem: problem('VALUE_NOT_TOLD', facts) };
}

type Part = keyof ServerSettings['sources'];

const sourceOf = ({ sources }: ServerSettings, part: Part): string => sources[part] ?? 'this server';

/** What a part that could not be read proves: nothing. */
function unreadStanding(settings: ServerSettings, part: Part, what: string, wanted: string): Standing | undefined {
  const why = settings.unread[part];
  return why === undefined ? undefined : untold({ what, why }, wanted, sourceOf(settings, part));
}

function rollupStanding({ id }: ChangeOf<'install-rollup'>, settings: ServerSettings): Standing {
  const unread = unreadStanding(settings, 'rollups', 'the list of installed rollups', 'installed');
  if (unread) return unread;
  const isThere = settings.rollups.some(
    ({ kb, name }) => sameName(kb ?? '', id) || name.toUpperCase().includes(id.toUpperCase()),
  );
  const last = settings.rollups.at(-1)?.name ?? 'none';
  const found = isThere ? 'installed' : `not listed; the last one is: ${last}`;
  return { is: isThere ? 'so' : 'not so', found, wanted: 'installed', source: sourceOf(settings, 'rollups') };
}

function certificateNamed(thumbprint: string, { certificates }: ServerSettings): StoredCertificate | undefined {
  return certificates.find(one => one.thumbprint === thumbprint);
}

function certificateStanding(thumbprint: string, settings: ServerSettings): Standing {
  const wanted = 'there, with its private key';
  const unread = unreadStanding(settings, 'certificates', 'the store of certificates', wanted);
  if (unread) return unread;
  const source = sourceOf(settings, 'certificates');
  const found = certificateNamed(thumbprint, settings);
  if (!found) return { is: 'not so', found: 'not there', wanted, source };
  const { subject } = found;
  if (!found.hasPrivateKey) {
    const missing = problem('CERTIFICATE_KEY_MISSING', { subject });
    return { is: 'other', found: 'there, without its private key', wanted, source, problem: missing };
  }
  if (found.readableByServices === false) {
    const unreadable = problem('CERTIFICATE_KEY_NOT_READABLE', { subject });
    return { is: 'other', found: 'there, but its key is not readable', wanted, source, problem: unreadable };
  }
  return { is: 'so', found: wanted, wanted, source };
}

function removalStanding(thumbprint: string, settings: ServerSettings): Standing {
  const unread = unreadStanding(settings, 'certificates', 'the store of certificates', 'not there');
  if (unread) return unread;
  const isThere = certificateNamed(thumbprint, settings) !== undefined;
  const source = sourceOf(settings, 'certificates');
  return { is: isThere ? 'not so' : 'so', found: isThere ? 'there' : 'not there', wanted: 'not there', source };
}

function useStanding({ thumbprint, services }: ChangeOf<'enable-certificate'>, settings: ServerSettings): Standing {
  const wanted = services.join(', ');
  const unread = unreadStanding(settings, 'certificates', 'the use of certificates', wanted);
  if (unread) return unread;
  const source = sourceOf(settings, 'certificates');
  const certificate = certificateNamed(thumbprint, settings);
  if (!certificate) return { is: 'not so', found: 'the certificate is not there yet', wanted, source };
  const used = certificate.services;
  if (used === null) {
    const unknown = problem('CERTIFICATE_USE_UNREAD', { subject: certificate.subject });
    return { is: 'other', found: 'not known', wanted, source, problem: unknown };
  }
  const isSo = services.every(service => used.includes(service));
  return { is: isSo ? 'so' : 'not so', found: used.join(', ') || 'none', wanted, source };
}

/** Content by its hash, so that old and new are told apart for certain. */
export async function fileStanding(change: ChangeOf<'replace-file'>, look: ServerLook): Promise<Standing> {
  const { target, sha256: wanted, was } = change;
  const place = placeInTree(look.roots, target);
  const file = place && fileOf(look.side, place.tree, place.file);
  const now = file ? await look.side.sha256(file) : null;
  const rest = { found: contentWords(now, change), wanted: contentWords(wanted, change), source: target };
  if (now === wanted) return { is: 'so', ...rest };
  if (now === was) return { is: 'not so', ...rest };
  // Windows replaces a file in two names: the power may fail between them, and the next run puts the old one back.
  if (now === null && place && wanted !== null && (await look.asideHash(place)) === was) {
    return { is: 'not so', ...rest, found: 'old: beside its place, which is empty', brokenOff: true };
  }
  return { is: 'other', ...rest, problem: problem('FILE_CHANGED_MEANWHILE', { file: target }) };
}

function contentWords(now: string | null, { sha256, was }: ChangeOf<'replace-file'>): string {
  const which = now === sha256 ? 'new' : now === was ? 'old' : 'other';
  return now === null ? `${which}: no file` : `${which}: SHA-256 ${now.slice(0, 16)}`;
}

/** How users sign in to a directory of Exchange stands in IIS as well: there it is read back. */
async function directoryStanding(change: ChangeOf<'set-virtual-directory'>, look: ServerLook): Promise<Standing> {
  const { identity, property, value } = change;
  const [, directory, site] = /\\([^\\]+) \(([^()]+)\)$/.exec(identity) ?? [];
  const way = ['basic', 'windows', 'digest'].find(one => property.toLowerCase().startsWith(one));
  if (directory === undefined || site === undefined || way === undefined) {
    return untold(
      { what: `${identity} ${property}`, why: 'Only how users sign in is read back.' },
      value ?? 'empty',
      'IIS',
    );
  }
  const wanted = value?.replace('$', '').toLowerCase() ?? 'false';
  const source = `${hostConfig}: ${site}/${directory}`;
  const bytes = await bytesOf(look.side, 'iis-config', hostConfig);
  if (!bytes) return untold({ what: identity, why: `${hostConfig} is not there.` }, wanted, source);
  try {
    const section = ['system.webServer', 'security', 'authentication', `${way}Authentication`];
    const found = effectiveAt(readXmlFile(bytes, hostConfig).root, `${site}/${directory}`, section).toLowerCase();
    return { is: found === wanted ? 'so' : 'not so', found, wanted, source };
  } catch (thrown) {
    return { is: 'other', found: 'not readable', wanted, source, problem: toProblem(thrown) };
  }
}

async function iisSectionStanding(change: ChangeOf<'set-iis'>, { side }: ServerLook): Promise<Standing> {
  const file = hostConfig;
  const wanted = change.settings.join(' ');
  const bytes = await bytesOf(side, 'iis-config', file);
  if (!bytes) return untold({ what: `IIS ${change.section}`, why: `${file} is not there.` }, wanted, file);
  const all = readStandings(bytes, change);
  if (!Array.isArray(all)) return { is: 'other', found: 'not readable', wanted, source: file, problem: all };
  const found = all.map((one, place) => `${change.settings[place]?.split(':')[0] ?? ''}: ${one.found}`).join('; ');
  return { is: all.every(({ isSo }) => isSo) ? 'so' : 'not so', found, wanted, source: file };
}

function readStandings(bytes: Buffer, change: ChangeOf<'set-iis'>): IisStanding[] | Problem {
  try {
    return iisStanding(bytes, change);
  } catch (thrown) {
    return toProblem(thrown);
  }
}

function registryStanding(
  { key, name, type, data }: ChangeOf<'set-registry-value'>,
  settings: ServerSettings,
): Standing {
  const wanted = data === null ? 'not there' : `${type} ${data}`;
  const why = settings.unread['registry'] ?? closedKey(settings, key);
  if (why !== undefined) return untold({ what: `${key}\\${name}`, why }, wanted, sourceOf(settings, 'registry'));
  const now = registryValue(settings, key, name);
  const isSo = data === null ? now === undefined : now?.type === type && sameData(now, data);
  const found = now ? `${now.type} ${now.data}` : 'not there';
  return { is: isSo ? 'so' : 'not so', found, wanted, source: `${key}\\${name}` };
}

/** Why a key was not read, where it was closed to this program. */
function closedKey({ unread }: ServerSettings, key: string): string | undefined {
  return Object.entries(unread).find(([part]) => sameName(part, `registry.${key}`))?.[1];
}

export function registryValue({ registry }: ServerSettings, key: string, name: string): RegistryValue | undefined {
  return registry.find(one => sameName(one.key, key) && sameName(one.name, name));
}

const sameData = ({ type, data }: RegistryValue, wanted: string): boolean =>
  data === wanted || (type === 'REG_BINARY' && sameName(data, wanted));

function serviceStanding(change: ChangeOf<'set-service-start' | 'start-service'>, settings: ServerSettings): Standing {
  const wanted = change.kind === 'start-service' ? 'Running' : change.startMode;
  const unread = unreadStanding(settings, 'services', `the service ${change.service}`, wanted);
  if (unread) return unread;
  const source = sourceOf(settings, 'services');
  const service = settings.services.find(({ name }) => sameName(name, change.service));
  if (!service) {
    const missing = problem('PLACE_NOT_THERE', { what: change.service, why: 'There is no service of this name.' });
    return { is: 'other', found: 'no such service', wanted, source, problem: missing };
  }
  const found = change.kind === 'start-service' ? service.state : service.startMode;
  return { is: found === wanted ? 'so' : 'not so', found, wanted, source };
}
