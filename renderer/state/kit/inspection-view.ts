import type { AppInfo, RecoveryCard } from '../../../preload/contract/calls.js';
import type { KitInspection, KitPart, KitTarget } from '../../../preload/contract/kit.js';
import { formatMoment } from '../../messages/format.js';
import { tk } from '../../messages/kit-words.js';
import type { StateIconKind } from '../../components/state-icon.js';
import { formatSize } from './kit-format.js';

export interface GivesRow {
  readonly part: KitPart;
  readonly icon: StateIconKind;
  readonly standing: string;
  readonly what: string;
  /** What it lacks, why, and what to do about it. */
  readonly lacks: readonly { readonly what: string; readonly next: string }[];
}

export interface InspectionView {
  readonly heading: string;
  readonly tone: StateIconKind;
  readonly facts: readonly string[];
  readonly path: string;
  readonly rows: readonly GivesRow[];
  readonly damage: readonly { readonly path: string; readonly what: string; readonly why: string }[];
  readonly password: string;
  readonly passwordWrong: boolean;
}

const icons = { whole: 'done', partly: 'different', missing: 'skipped' } as const;

/** What is said of a kit that was checked. What it lacks comes first: it needs the eye. */
export function inspectionView({ path, manifest, damage, gives, password }: KitInspection): InspectionView {
  const { server, lacks } = manifest;
  const missing = gives.filter(({ standing }) => standing !== 'whole').length;
  const order = { missing: 0, partly: 1, whole: 2 } as const;
  return {
    heading: headingOf(server.name, damage.length, missing),
    tone: damage.length > 0 ? 'failed' : missing > 0 ? 'reserved' : 'done',
    facts: [
      tk('kit.fact.taken', { at: formatMoment(manifest.takenAt), who: manifest.takenBy.account }),
      tk(`kit.fact.${manifest.from}`),
      ...((server.rollupBuild ?? server.build)
        ? [tk('kit.fact.exchange', { build: server.rollupBuild ?? server.build ?? '' })]
        : []),
      ...(server.rollup === null ? [] : [server.rollup]),
      tk('kit.fact.size', {
        files: tk('progress.files', { count: manifest.files }),
        size: formatSize(manifest.bytes),
      }),
    ],
    path: tk('kit.path', { path }),
    rows: [...gives]
      .sort((a, b) => order[a.standing] - order[b.standing])
      .map(({ part, standing, what }) => ({
        part,
        icon: icons[standing],
        standing: tk(`standing.${standing}`),
        what,
        lacks: lacks
          .filter(lack => lack.part === part)
          .map(lack => ({ what: tk('kit.lack', { what: lack.what, why: lack.why }), next: lack.next })),
      })),
    damage: damage.map(one => ({ path: one.path, what: tk(`damage.${one.what}`), why: one.why })),
    password: tk(`kit.password.${password}`),
    passwordWrong: password === 'wrong',
  };
}

function headingOf(server: string, damaged: number, missing: number): string {
  if (damaged > 0) return tk('kit.heading.damaged', { count: damaged, server });
  return missing > 0 ? tk('kit.heading.lacks', { count: missing, server }) : tk('kit.heading.whole', { server });
}

export interface TargetView {
  readonly key: string;
  readonly target: KitTarget;
  readonly label: string;
  readonly hint: string;
}

/** The servers that a kit can be compared with: this one, and those of rehearsals that have recovered its server. */
export function targetsFor(
  server: string,
  app: AppInfo | null,
  recoveries: readonly RecoveryCard[],
): readonly TargetView[] {
  const here: readonly TargetView[] =
    app !== null && app.rehearsalsOnlyBecause === null
      ? [
          {
            key: 'this',
            target: { kind: 'this' },
            label: tk('kit.target.this'),
            hint: tk('kit.target.this.hint', { computer: app.computer }),
          },
        ]
      : [];
  const rehearsed = recoveries.filter(
    ({ mode, work, standing, serverName }) =>
      mode === 'rehearsal' &&
      work === 'recovery' &&
      standing.startsWith('recovered') &&
      serverName.toUpperCase() === server.toUpperCase(),
  );
  return [
    ...here,
    ...[...rehearsed]
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
      .map(({ id, serverName, startedAt }): TargetView => ({
        key: id,
        target: { kind: 'rehearsal', recoveryId: id },
        label: tk('kit.target.rehearsal'),
        hint: tk('kit.target.rehearsal.hint', { server: serverName, at: formatMoment(startedAt) }),
      })),
  ];
}

export const targetKey = (target: KitTarget | null): string =>
  target === null ? '' : target.kind === 'this' ? 'this' : target.recoveryId;
