import type { DirectorySource } from '../../../../preload/contract/index.js';
import type { Directory, DirectoryRoot } from '../../../ports/directory.js';
import type { DomainLocator, NameService } from '../../../ports/name-service.js';
import type { Secret } from '../../../ports/secret.js';
import { failure } from '../../../problems/problem.js';
import { readCertificateFile } from '../authorities/certificate-file.js';
import { type Authorities, runtimeAuthorities } from '../authorities/system-authorities.js';
import type { Access } from './ldap-connection.js';
import { LdapControllers, waysTo } from './ldap-controllers.js';
import { LdapDirectory } from './ldap-directory.js';
import type { Limits } from './ldap-failure.js';
import { searchAllPages } from './ldap-search.js';
import { untilCancelled } from './until-cancelled.js';

export type LdapSource = Extract<DirectorySource, { kind: 'ldap' }>;
export type LiveSource = Extract<DirectorySource, { kind: 'ldap' | 'domain' }>;

export interface LiveOptions {
  /** Finds domain controllers: of the domain to read, and of other domains of its forest. */
  readonly locate: DomainLocator;
  /** Finds their addresses; the system does without it. */
  readonly names?: NameService | undefined;
  /** The authorities to trust where the source names none; the list of the runtime without it. */
  readonly systemAuthorities?: (() => Promise<Authorities>) | undefined;
  /** Gives up whatever is going on, with `CANCELLED`. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Limits;
}

const usualLimits: Limits = { connect: 10, answer: 60 };

/**
 * Active Directory itself, read over LDAP: `ldaps://`, or `ldap://` upgraded by StartTLS. Logs on before it returns.
 * The password is never sent over a connection that is not encrypted, nor to a server that the authority does not vouch
 * for. Of a domain, the first domain controller that answers is read, and the next one when it fails; a refused logon is
 * never tried on another one.
 */
export async function openLiveDirectory(
  source: LiveSource,
  password: Secret,
  options: LiveOptions,
): Promise<Directory> {
  // A logon without a password "succeeds" as an anonymous one (RFC 4513, 5.1.2).
  if (password.reveal() === '') throw failure('DIRECTORY_PASSWORD_MISSING', { user: source.user });
  const access: Access = {
    user: source.user,
    password,
    authorities: await authoritiesFor(source, options),
    caFile: source.caFile ?? null,
    oldTlsAccepted: source.oldTlsAccepted === true,
    names: options.names,
    limits: options.limits ?? usualLimits,
    signal: options.signal,
  };
  const urls = source.kind === 'ldap' ? [source.url] : await urlsOf(source.domain, options);
  const controllers = new LdapControllers(urls, access);
  try {
    return new LdapDirectory(controllers, await readRoot(controllers), { access, locate: options.locate });
  } catch (error) {
    await controllers.close();
    throw error;
  }
}

async function authoritiesFor({ caFile }: LiveSource, { systemAuthorities }: LiveOptions): Promise<Authorities> {
  if (caFile !== undefined)
    return { certificates: await readCertificateFile(caFile), who: `the authority in ${caFile}` };
  return systemAuthorities?.() ?? runtimeAuthorities('nobody was asked');
}

async function urlsOf(domain: string, { locate, signal }: LiveOptions): Promise<string[]> {
  return (await untilCancelled(signal, locate.controllersOf(domain))).flatMap(waysTo);
}

async function readRoot(controllers: LdapControllers): Promise<DirectoryRoot> {
  const [entry] = await controllers.use(client =>
    searchAllPages(client, {
      base: '',
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: ['configurationNamingContext', 'defaultNamingContext', 'rootDomainNamingContext', 'dnsHostName'],
    }),
  );
  const value = (name: string): string | null => entry?.attributes.get(name.toLowerCase())?.[0] ?? null;
  const [configuration, domain] = [value('configurationNamingContext'), value('defaultNamingContext')];
  if (configuration === null || domain === null) {
    throw failure('DIRECTORY_WITHOUT_CONFIGURATION', { host: controllers.host });
  }
  const rootDomain = value('rootDomainNamingContext') ?? configuration.replace(/^CN=Configuration,/i, '');
  return { configuration, domain, rootDomain, domainController: value('dnsHostName') };
}
