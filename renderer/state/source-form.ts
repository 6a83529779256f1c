import {
  controllerUrlForm,
  dnsNameForm,
  isGlobalCatalog,
  serverAddressForm,
} from '../../preload/contract/network-names.js';
import { t } from '../messages/translate.js';
import type { ChooseState, ReadFrom } from './wizard-state.js';

export type SourceKind = ReadFrom['kind'];

/** What is typed in the source form. The password is no part of it: see the screen. */
export interface SourceForm {
  readonly kind: SourceKind;
  readonly domain: string;
  readonly site: string;
  readonly url: string;
  readonly user: string;
  readonly caFile: string;
  readonly dnsServer: string;
  readonly oldTlsAccepted: boolean;
  /** One a line. */
  readonly paths: string;
  /** Domain controller to ask with the operator's own logon; Windows picks one where it is empty. */
  readonly ownServer: string;
}

/** What this computer can offer as a place to read from. */
export interface SourceOffer {
  readonly windowsLogon: boolean;
  readonly domain: string | null;
}

/** The form as it was filled in last, or as it begins. */
export function sourceForm({ from, scenario }: ChooseState, { windowsLogon, domain }: SourceOffer): SourceForm {
  const first = scenario ? 'scenario' : windowsLogon ? 'windows' : 'domain';
  const account = from?.kind === 'ldap' || from?.kind === 'domain' ? from : null;
  return {
    kind: from?.kind ?? first,
    domain: from?.kind === 'domain' ? from.domain : (domain ?? ''),
    site: from?.kind === 'domain' ? (from.site ?? '') : '',
    url: from?.kind === 'ldap' ? from.url : '',
    user: account?.user ?? '',
    caFile: account?.caFile ?? '',
    dnsServer: account?.dnsServer ?? '',
    oldTlsAccepted: account?.oldTlsAccepted ?? false,
    paths: from?.kind === 'file' ? [from.path, ...(from.morePaths ?? [])].join('\n') : '',
    ownServer: from?.kind === 'windows' ? (from.server ?? '') : '',
  };
}

/** The places that are offered, the likeliest first. */
export function kindsOffered({ scenario }: Pick<ChooseState, 'scenario'>, offer: SourceOffer): readonly SourceKind[] {
  return [
    ...(scenario ? (['scenario'] as const) : []),
    ...(offer.windowsLogon ? (['windows'] as const) : []),
    'domain',
    'ldap',
    'file',
  ];
}

export const needsPassword = ({ kind }: Pick<SourceForm, 'kind'>): boolean => kind === 'ldap' || kind === 'domain';

/** The source that the form describes, or null while something is missing or can't be right. */
export function sourceOf(form: SourceForm, scenario: string): ReadFrom | null {
  if (Object.keys(complaints(form)).length > 0) return null;
  switch (form.kind) {
    case 'scenario':
      return { kind: 'scenario', scenario };
    case 'windows': {
      const server = form.ownServer.trim();
      return { kind: 'windows', ...(server && { server }) };
    }
    case 'file': {
      const [path, ...morePaths] = pathsIn(form.paths);
      return path === undefined ? null : { kind: 'file', path, ...(morePaths.length > 0 && { morePaths }) };
    }
    case 'ldap': {
      const account = accountIn(form);
      return account && form.url.trim() !== '' ? { kind: 'ldap', url: urlIn(form.url), ...account } : null;
    }
    case 'domain': {
      const [account, domain, site] = [accountIn(form), form.domain.trim(), form.site.trim()];
      return account && domain !== '' ? { kind: 'domain', domain, ...(site && { site }), ...account } : null;
    }
  }
}

/** What stands in a field and can't be right, by field. An empty field is not complained of: it is only not yet filled in. */
export function complaints(form: SourceForm): Partial<Record<'url' | 'domain' | 'dnsServer' | 'ownServer', string>> {
  const account = needsPassword(form);
  return {
    ...(form.kind === 'ldap' && !fits(urlIn(form.url), controllerUrlForm) && { url: t('choose.ldap.url.wrong') }),
    ...(form.kind === 'ldap' && isGlobalCatalog(form.url) && { url: t('choose.ldap.url.catalog') }),
    ...(form.kind === 'domain' && !fits(form.domain, dnsNameForm) && { domain: t('choose.domain.name.wrong') }),
    ...(form.kind === 'windows' && !fits(form.ownServer, dnsNameForm) && { ownServer: t('choose.domain.name.wrong') }),
    ...(account && !fits(form.dnsServer, serverAddressForm) && { dnsServer: t('choose.dns.wrong') }),
  };
}

const fits = (text: string, form: RegExp): boolean => text.trim() === '' || form.test(text.trim());

/** A bare host name means the encrypted way. */
function urlIn(text: string): string {
  const typed = text.trim();
  return typed === '' || typed.includes('://') ? typed : `ldaps://${typed}`;
}

/** Paths as they were typed or copied: Explorer puts them in quotes. */
function pathsIn(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim().replace(/^"(.*)"$/, '$1'))
    .filter(line => line !== '');
}

interface Account {
  readonly user: string;
  readonly caFile?: string;
  readonly dnsServer?: string;
  readonly oldTlsAccepted?: true;
}

function accountIn({ user, caFile, dnsServer, oldTlsAccepted }: SourceForm): Account | null {
  const [name, authority, server] = [user, caFile, dnsServer].map(text => text.trim());
  if (!name) return null;
  return {
    user: name,
    ...(authority && { caFile: authority.replace(/^"(.*)"$/, '$1') }),
    ...(server && { dnsServer: server }),
    ...(oldTlsAccepted && { oldTlsAccepted: true as const }),
  };
}
