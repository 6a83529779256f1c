import type { LostServer, ServerSummary, VirtualDirectory } from '../../preload/contract/directory.js';
import { formatDay, formatList, formatMoment } from '../messages/format.js';
import { t } from '../messages/translate.js';
import type { ChooseState } from './wizard-state.js';

export interface NamedValue {
  readonly label: string;
  readonly value: string;
}

export interface ServerRow {
  readonly name: string;
  readonly version: string;
  readonly roles: string;
  readonly site: string;
  readonly pick: string;
}

export interface ChooseView {
  readonly stage: 'source' | 'servers';
  readonly heading: string;
  readonly explain: string;
  readonly main: { readonly label: string; readonly enabled: boolean; readonly busy: boolean };
}

/** Heading and main button of the screen, by how far the choice has come. */
export function chooseView(choose: ChooseState): ChooseView {
  const reading = choose.servers.kind === 'loading';
  if (choose.servers.kind !== 'loaded') {
    return {
      stage: 'source',
      heading: t('choose.source.heading'),
      explain: t('choose.source.explain'),
      main: {
        label: reading ? t('choose.reading-servers') : t('choose.read-servers'),
        enabled: !reading,
        busy: reading,
      },
    };
  }
  return { stage: 'servers', ...serverStage(choose, choose.servers.value), main: beginButton(choose) };
}

function serverStage(choose: ChooseState, servers: readonly ServerSummary[]): Pick<ChooseView, 'heading' | 'explain'> {
  const server = choose.picked;
  if (servers.length === 0) return { heading: t('choose.servers.none.heading'), explain: t('choose.servers.none') };
  const found = t('choose.servers.found', { count: servers.length });
  if (server === null) return { heading: t('choose.servers.heading'), explain: found };
  if (choose.server.kind === 'loading') return { heading: t('choose.server.reading', { server }), explain: found };
  if (choose.server.kind === 'failed') return { heading: t('choose.server.failed', { server }), explain: found };
  return { heading: t('choose.server.heading', { server }), explain: found };
}

function beginButton({ picked, server, beginning }: ChooseState): ChooseView['main'] {
  if (beginning.kind === 'loading') return { label: t('choose.beginning'), enabled: false, busy: true };
  if (picked === null) return { label: t('choose.begin.none'), enabled: false, busy: false };
  const known = server.kind === 'loaded' && isClientAccess(server.value);
  return { label: t('choose.begin', { server: picked }), enabled: known, busy: server.kind === 'loading' };
}

const isClientAccess = ({ summary }: LostServer): boolean => summary.roles.includes('Client Access');

/** Said when the picked server can't be recovered by this program; empty otherwise. */
export const notRecoverable = (server: LostServer): string =>
  isClientAccess(server) ? '' : t('choose.not-cas', { server: server.summary.name });

export function serverRows(servers: readonly ServerSummary[]): readonly ServerRow[] {
  return servers.map(({ name, version, roles, site }) => ({
    name,
    version: version?.name ?? t('choose.servers.unknown'),
    roles: roles.length > 0 ? formatList(roles) : t('choose.servers.unknown'),
    site: site ?? t('choose.servers.unknown'),
    pick: t('choose.servers.pick', { server: name }),
  }));
}

/** What the directory records of the server, as it will be compared later. */
export function serverFacts(server: LostServer): readonly NamedValue[] {
  const { summary, computer } = server;
  const unknown = t('choose.servers.unknown');
  const version = summary.version;
  return [
    { label: t('choose.fact.fqdn'), value: summary.fqdn ?? unknown },
    { label: t('choose.fact.organization'), value: server.organization },
    { label: t('choose.fact.roles'), value: summary.roles.length > 0 ? formatList(summary.roles) : unknown },
    {
      label: t('choose.fact.version'),
      value: version ? t('choose.fact.build', { name: version.name, build: version.build }) : unknown,
    },
    { label: t('choose.fact.site'), value: summary.site ?? unknown },
    { label: t('choose.fact.install-path'), value: server.installPath ?? unknown },
    { label: t('choose.fact.os'), value: systemOf(server) },
    { label: t('choose.fact.account'), value: accountOf(computer) },
    ...(server.databaseAvailabilityGroup
      ? [{ label: t('choose.fact.dag'), value: server.databaseAvailabilityGroup }]
      : []),
    ...server.virtualDirectories.map(addressesOf),
  ];
}

export const readLine = ({ readFrom, readAt }: LostServer): string =>
  t('choose.fact.read', { from: readFrom, at: formatMoment(readAt) });

function systemOf({ computer }: LostServer): string {
  const parts = [computer?.operatingSystem, computer?.operatingSystemServicePack].filter(part => part);
  return parts.length > 0 ? parts.join(', ') : t('choose.servers.unknown');
}

function accountOf(computer: LostServer['computer']): string {
  if (!computer) return t('choose.fact.account.none');
  const date = computer.passwordLastSet ? formatDay(computer.passwordLastSet) : t('choose.fact.never');
  if (computer.enabled === null) return t('choose.fact.account.unknown');
  return computer.enabled ? t('choose.fact.account.enabled', { date }) : t('choose.fact.account.disabled', { date });
}

function addressesOf({ kind, internalUrl, externalUrl }: VirtualDirectory): NamedValue {
  const unknown = t('choose.servers.unknown');
  const both = { internal: internalUrl ?? unknown, external: externalUrl ?? unknown };
  return { label: t('choose.fact.url', { kind }), value: t('choose.fact.url.both', both) };
}
