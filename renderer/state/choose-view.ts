import type { ServerPage } from '../../preload/contract/server-page.js';
import { formatDuration, spent } from '../messages/format.js';
import { t } from '../messages/translate.js';
import type { LiveOffer } from './home-view.js';
import { pageHeading, readLine } from './server-page-view.js';
import type { ChooseState } from './wizard-state.js';

export type ChooseStage = 'source' | 'servers' | 'server';

export interface ChooseView {
  readonly stage: ChooseStage;
  readonly heading: string;
  readonly explain: string;
  /** What is being read, and since when; null while nothing is. */
  readonly reading: { readonly doing: string; readonly since: string } | null;
  /** The server in view can be read again, after something was put right. */
  readonly again: boolean;
  /** Null where there is nothing to do but to pick, or to go back. */
  readonly main: ChooseButton | null;
  /** What can be done instead, quieter. */
  readonly also: Omit<ChooseButton, 'busy'> | null;
  /** Why something is not offered; '' where nothing is missing. */
  readonly note: string;
}

export interface ChooseButton {
  readonly label: string;
  readonly does: 'read' | 'rehearse' | 'recover';
  readonly enabled: boolean;
  readonly busy: boolean;
}

/** Heading and main button of the screen, by how far the choice has come. */
export function chooseView(choose: ChooseState, offer: LiveOffer = 'no'): ChooseView {
  if (choose.servers.kind !== 'loaded') return sourceStage(choose);
  return choose.picked === null ? serversStage(choose.servers.value) : serverStage(choose, choose.picked, offer);
}

const nothingElse = { also: null, note: '' };

function sourceStage({ servers }: ChooseState): ChooseView {
  const reading = servers.kind === 'loading';
  return {
    stage: 'source',
    heading: t('choose.source.heading'),
    explain: t('choose.source.explain'),
    again: false,
    reading: reading ? { doing: t('choose.reading-servers'), since: servers.since ?? '' } : null,
    main: {
      label: t(reading ? 'choose.reading-servers' : 'choose.read-servers'),
      does: 'read',
      enabled: !reading,
      busy: reading,
    },
    ...nothingElse,
  };
}

function serversStage({
  organization,
  readFrom,
  servers,
}: Extract<ChooseState['servers'], { kind: 'loaded' }>['value']): ChooseView {
  const none = servers.length === 0;
  return {
    stage: 'servers',
    heading: t(none ? 'choose.servers.none.heading' : 'choose.servers.heading'),
    explain: none
      ? t('choose.servers.none')
      : t('choose.servers.found', { count: servers.length, organization, from: readFrom }),
    again: false,
    reading: null,
    main: null,
    ...nothingElse,
  };
}

function serverStage(choose: ChooseState, name: string, offer: LiveOffer): ChooseView {
  const { server, beginning } = choose;
  const common = { stage: 'server', reading: null, again: false, ...nothingElse } as const;
  switch (server.kind) {
    case 'loaded':
      return {
        ...common,
        heading: pageHeading(server.value.page),
        explain: readLine(server.value.page),
        ...underWay(beginning),
        ...waysOn(choose, server.value.page, offer),
      };
    case 'failed':
      return { ...common, heading: t('choose.server.failed', { server: name }), explain: '', again: true, main: null };
    case 'idle':
    case 'loading': {
      const doing = t('choose.server.reading', { server: name });
      const since = server.kind === 'loading' ? (server.since ?? '') : '';
      return { ...common, heading: doing, explain: '', reading: { doing, since }, main: null };
    }
  }
}

/** Nothing else is offered while a rehearsal is prepared. */
function underWay(beginning: ChooseState['beginning']): Pick<ChooseView, 'again' | 'reading'> {
  if (beginning.kind !== 'loading') return { again: true, reading: null };
  return { again: false, reading: { doing: t('choose.beginning'), since: beginning.since ?? '' } };
}

/** A way on is offered where a recovery could begin; before that, something is to be put right and read again. */
function waysOn(
  { beginning, purpose, from }: ChooseState,
  { blockedBy, server: lost }: ServerPage,
  offer: LiveOffer,
): Pick<ChooseView, 'main' | 'also' | 'note'> {
  if (blockedBy !== null) return { main: null, ...nothingElse };
  const [server, busy] = [lost.summary.name, beginning.kind === 'loading'];
  const label = busy ? t('choose.beginning') : t('choose.begin', { server });
  const rehearse: ChooseButton = { label, does: 'rehearse', enabled: !busy, busy };
  const couldBeLive = purpose !== 'rehearse' && from?.kind !== 'scenario';
  if (!couldBeLive || offer === 'no') return { main: rehearse, ...nothingElse };
  if (offer === 'elevate') return { main: rehearse, also: null, note: t('live.elevate', { server }) };
  const recover: ChooseButton = { label: t('live.open', { server }), does: 'recover', enabled: !busy, busy: false };
  if (busy) return { main: rehearse, ...nothingElse };
  return purpose === 'recover'
    ? { main: recover, also: rehearse, note: '' }
    : { main: rehearse, also: recover, note: '' };
}

/** How long a reading has taken so far, against what is usual. */
export function waitSentence(since: string, now: string): string {
  return since === '' ? '' : t('choose.wait', { elapsed: formatDuration(spent(since, now)) });
}
