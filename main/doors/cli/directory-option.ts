import { resolve } from 'node:path';
import { DirectorySource } from '../../../preload/contract/index.js';
import type { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { controllerUrl, dnsName, dnsServerAddress } from './addresses.js';

/** The options that name a directory, as commander hands them over. */
export interface DirectoryOptions {
  readonly directory?: readonly string[];
  readonly ca?: string;
  readonly user?: string;
  readonly passwordStdin?: boolean;
  readonly site?: string;
  readonly dns?: string;
  readonly acceptOldTls?: boolean;
}

/** Which of the options that go with a directory each kind of it takes. */
const takes = {
  file: [],
  windows: [],
  ldap: ['ca', 'user', 'passwordStdin', 'dns', 'acceptOldTls'],
  domain: ['ca', 'user', 'passwordStdin', 'site', 'dns', 'acceptOldTls'],
} as const;

const optionNames = {
  ca: '--ca',
  user: '--user',
  passwordStdin: '--password-stdin',
  site: '--site',
  dns: '--dns',
  acceptOldTls: '--accept-old-tls',
} as const;

const why = {
  file: 'An export is read without a connection and without an account',
  windows: '"windows:" reads with your own logon, and Windows sees to the connection',
  ldap: 'A site is for finding domain controllers: use --directory domain:NAME, or leave it out',
  domain: '',
} as const;

/** What "--directory" takes, for help and for whoever left it out. */
export const directoryForms =
  'ldaps://HOST, ldap://HOST, domain:NAME, windows: or windows:HOST, or file:EXPORT (again for each further file)';

/** The directory that the options name; undefined when they name none. Throws `WRONG_USE` where they don't fit. */
export function directoryFrom(options: DirectoryOptions): DirectorySource | undefined {
  const [first, ...more] = (options.directory ?? []).map(formOf);
  if (!first) {
    // The password of a directory that the plan names may come with "resume", so it is no misuse by itself.
    const [stray] = given(options).filter(name => name !== 'passwordStdin');
    if (stray) throw wrongUse(`${optionNames[stray]} goes with --directory.`);
    return undefined;
  }
  refuseMixture(first, more);
  refuseStrays(first.kind, options);
  if (first.kind === 'file') return exportFrom([first, ...more].map(({ rest }) => rest));
  if (first.kind === 'windows') {
    return checked({ kind: 'windows', ...(first.rest !== '' && { server: dnsName(first.rest, 'windows:') }) });
  }
  const account = accountOf(options);
  if (first.kind === 'ldap') return checked({ kind: 'ldap', url: controllerUrl(first.rest), ...account });
  const site = filled(options.site, '--site takes the name of a site, for example --site HQ.');
  return checked({ kind: 'domain', domain: dnsName(first.rest, 'domain:'), ...account, ...(site && { site }) });
}

interface Form {
  readonly kind: DirectorySource['kind'];
  /** What stands after the prefix; of `ldap` the whole address. */
  readonly rest: string;
}

function formOf(text: string): Form {
  const [, scheme = ''] = /^([a-z]+):/i.exec(text) ?? [];
  const rest = text.slice(scheme.length + 1);
  const kind = scheme.toLowerCase();
  if (kind === 'ldap' || kind === 'ldaps') return { kind: 'ldap', rest: text };
  if (kind === 'file' || kind === 'domain' || kind === 'windows') return { kind, rest };
  const named = text.includes('@') ? 'What --directory names' : `"${text}"`;
  throw wrongUse(`${named} is no directory. There are: ${directoryForms}.`);
}

function refuseMixture(first: Form, more: readonly Form[]): void {
  if (more.length === 0 || [first, ...more].every(({ kind }) => kind === 'file')) return;
  throw wrongUse(
    [first, ...more].some(({ kind }) => kind === 'file')
      ? 'An export and a live directory can not be read as one. Name the files of one export, or one live directory.'
      : 'Only the files of an export are named by several --directory. For any domain controller of a domain, use domain:NAME.',
  );
}

function given(options: DirectoryOptions): (keyof typeof optionNames)[] {
  return (Object.keys(optionNames) as (keyof typeof optionNames)[]).filter(
    name => options[name] !== undefined && options[name] !== false,
  );
}

function refuseStrays(kind: DirectorySource['kind'], options: DirectoryOptions): void {
  const taken: readonly string[] = takes[kind];
  const stray = given(options).find(name => !taken.includes(name));
  if (!stray) return;
  throw wrongUse(kind === 'ldap' ? `${why.ldap}.` : `${why[kind]}: leave ${optionNames[stray]} out.`);
}

/** The files of one export, each once. A folder stands for the exports in it. */
function exportFrom(named: readonly string[]): DirectorySource {
  if (named.includes(''))
    throw wrongUse('"file:" is followed by a path, as in file:contoso.ldf, or by a folder of exports.');
  const [path = '', ...morePaths] = new Set(named.map(one => resolve(one)));
  return checked({ kind: 'file', path, ...(morePaths.length > 0 && { morePaths }) });
}

type Account = Pick<Extract<DirectorySource, { kind: 'domain' }>, 'user' | 'caFile' | 'oldTlsAccepted' | 'dnsServer'>;

function accountOf({ user, ca, dns, acceptOldTls }: DirectoryOptions): Account {
  const name = filled(user, needsUser);
  if (name === undefined) throw wrongUse(needsUser);
  const caFile = filled(ca, '--ca takes the path of a certificate file.');
  return {
    user: name,
    ...(caFile !== undefined && { caFile: resolve(caFile) }),
    ...(acceptOldTls === true && { oldTlsAccepted: true as const }),
    ...(dns !== undefined && { dnsServer: dnsServerAddress(dns) }),
  };
}

const needsUser =
  'A domain controller needs --user NAME@DOMAIN. On Windows, --directory windows: reads with your own logon.';

function filled(value: string | undefined, otherwise: string): string | undefined {
  if (value !== undefined && value.trim() === '') throw wrongUse(otherwise);
  return value;
}

function checked(source: DirectorySource): DirectorySource {
  const found = DirectorySource.safeParse(source);
  if (found.success) return found.data;
  throw wrongUse(`--directory takes ${directoryForms}.`);
}

const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
