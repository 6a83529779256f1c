import type { AppInfo, CallInput } from '../../../preload/contract/calls.js';
import type { DirectorySource } from '../../../preload/contract/directory-source.js';
import type { KitFrom } from '../../../preload/contract/kit.js';
import type { ScenarioCard } from '../../../preload/contract/scenario.js';
import { practiceKit } from './practice-kit.js';
import { tk } from '../../messages/kit-words.js';
import { given } from '../asking.js';
import { unquoted } from '../unquoted.js';
import type { TakeTyped } from './kit-state.js';

export type TakeSource = NonNullable<TakeTyped['from']>;

/** What the form offers, from what this computer is. */
export interface TakeOffer {
  readonly app: AppInfo | null;
  readonly scenarios: readonly ScenarioCard[];
  /** Today, as `2026-11-24`. */
  readonly today: string;
}

/** The form, with everything filled in that can be told. */
export interface TakeForm {
  readonly from: TakeSource;
  readonly scenario: string;
  readonly server: string;
  readonly clientAccess: string;
  readonly iisConfig: string;
  readonly out: string;
  readonly withoutCertificates: boolean;
  readonly withDirectory: boolean;
}

/** Passwords live in the screen alone. */
export interface TakeSecrets {
  readonly password: string;
  readonly again: string;
}

/** What a kit can be taken of here, the likeliest first. */
export function takeSources({ app, scenarios }: TakeOffer): readonly TakeSource[] {
  const here = app !== null && app.rehearsalsOnlyBecause === null;
  const practice = scenarios.length > 0 ? (['scenario'] as const) : [];
  return here ? ['server', 'backup', ...practice] : [...practice, 'backup'];
}

export function takeForm(typed: TakeTyped, offer: TakeOffer): TakeForm {
  const from = typed.from ?? takeSources(offer)[0] ?? 'backup';
  const scenario = offer.scenarios.find(({ id }) => id === typed.scenario) ?? offer.scenarios[0];
  return {
    from,
    scenario: scenario?.id ?? '',
    server: typed.server ?? '',
    clientAccess: typed.clientAccess ?? '',
    iisConfig: typed.iisConfig ?? '',
    out: typed.out ?? (from === 'scenario' && scenario ? kitToPractise(offer, scenario.serverName) : ''),
    withoutCertificates: typed.withoutCertificates ?? false,
    withDirectory: typed.withDirectory ?? false,
  };
}

function kitToPractise({ app, today }: TakeOffer, server: string): string {
  const folder = app?.stateFolder ?? '';
  return folder === '' ? '' : practiceKit(folder, `${server}-${today}`);
}

/** Certificates come of a running server only. */
export const hasCertificates = ({ from }: Pick<TakeForm, 'from'>): boolean => from !== 'backup';

/** What can't be right about the two passwords; '' while nothing is. */
export const passwordComplaint = ({ password, again }: TakeSecrets): string =>
  again !== '' && !password.startsWith(again) ? tk('take.password.differs') : '';

/** There are certificates to take, no password protects them, and nobody said that they are not wanted. */
export const lacksPassword = (form: TakeForm, { password, again }: TakeSecrets): boolean =>
  hasCertificates(form) && password === '' && again === '' && !form.withoutCertificates;

/** What to ask for, or null while something is missing or wrong. */
export function takeWish(
  form: TakeForm,
  secrets: TakeSecrets,
  directory: { readonly source: DirectorySource | null; readonly password: string | null },
): CallInput<'createKit'> | null {
  const from = kitFrom(form);
  const out = unquoted(form.out);
  const certificates = hasCertificates(form);
  if (!from || out === '' || (certificates && secrets.password !== secrets.again)) return null;
  if (lacksPassword(form, secrets)) return null;
  if (form.withDirectory && (!directory.source || directory.password === '')) return null;
  return {
    from,
    out,
    ...given(certificates && secrets.password !== '' ? secrets.password : null),
    ...(form.withDirectory && directory.source ? { directory: directory.source } : {}),
    ...(form.withDirectory && directory.password !== null ? { directoryPassword: directory.password } : {}),
  };
}

function kitFrom({ from, scenario, server, clientAccess, iisConfig }: TakeForm): KitFrom | null {
  if (from === 'server') return { kind: 'server' };
  if (from === 'scenario') return scenario === '' ? null : { kind: 'scenario', scenario };
  const [name, folder, config] = [server.trim(), unquoted(clientAccess), unquoted(iisConfig)];
  if (name === '' || folder === '') return null;
  return { kind: 'backup', server: name, clientAccess: folder, iisConfig: config === '' ? null : config };
}
