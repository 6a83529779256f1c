import type { ServerPage } from '../../preload/contract/server-page.js';
import { formatDuration, spent } from '../messages/format.js';
import { t } from '../messages/translate.js';
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
  readonly main: { readonly label: string; readonly enabled: boolean; readonly busy: boolean } | null;
}

/** Heading and main button of the screen, by how far the choice has come. */
export function chooseView(choose: ChooseState): ChooseView {
  if (choose.servers.kind !== 'loaded') return sourceStage(choose);
  return choose.picked === null ? serversStage(choose.servers.value) : serverStage(choose, choose.picked);
}

function sourceStage({ servers }: ChooseState): ChooseView {
  const reading = servers.kind === 'loading';
  return {
    stage: 'source',
    heading: t('choose.source.heading'),
    explain: t('choose.source.explain'),
    again: false,
    reading: reading ? { doing: t('choose.reading-servers'), since: servers.since ?? '' } : null,
    main: { label: t(reading ? 'choose.reading-servers' : 'choose.read-servers'), enabled: !reading, busy: reading },
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
  };
}

function serverStage({ server, beginning }: ChooseState, name: string): ChooseView {
  const common = { stage: 'server', reading: null, again: false } as const;
  switch (server.kind) {
    case 'loaded':
      return {
        ...common,
        heading: pageHeading(server.value.page),
        explain: readLine(server.value.page),
        ...underWay(beginning),
        main: mainOf(server.value.page, beginning.kind === 'loading'),
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

/** A rehearsal begins where a recovery could; before that, something is to be put right and read again. */
function mainOf({ blockedBy, server }: ServerPage, busy: boolean): ChooseView['main'] {
  if (blockedBy !== null) return null;
  const label = busy ? t('choose.beginning') : t('choose.begin', { server: server.summary.name });
  return { label, enabled: !busy, busy };
}

/** How long a reading has taken so far, against what is usual. */
export function waitSentence(since: string, now: string): string {
  return since === '' ? '' : t('choose.wait', { elapsed: formatDuration(spent(since, now)) });
}
