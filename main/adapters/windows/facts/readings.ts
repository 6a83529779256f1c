import type { z } from 'zod';
import type { SecureChannel, WebDirectory } from '../../../../preload/contract/index.js';
import type { CodePages } from '../process/code-pages.js';
import type { featureProbes, FeatureProbe, machineProbes, MachineProbe, ProbeName } from './probes.js';
import type { RoleRun } from './setup-log.js';

/** What each probe gives. */
export type Answers = {
  [P in MachineProbe]: z.infer<(typeof machineProbes)[P]['form']>;
} & { [P in FeatureProbe]: z.infer<(typeof featureProbes)[P]['form']> } & {
  groups: readonly string[];
  user: { readonly name: string; readonly sid: string };
  /** Null in a workgroup. */
  'secure-channel': SecureChannel | null;
  /** Seconds; null when there is no domain controller to ask. */
  clock: number | null;
  'web-server': readonly WebDirectory[];
  'setup-log': RoleRun | null;
  'code-pages': CodePages;
};

/** One probe after it was asked: its answer, or why it has none. */
export type Reading<P extends ProbeName = ProbeName> = {
  readonly probe: P;
  /** What was printed, or what stood there. */
  readonly raw: string;
  readonly tookMs: number;
} & ({ readonly ok: true; readonly value: Answers[P] } | { readonly ok: false; readonly why: string });

/** All probes of one reading of a machine. */
export class Readings {
  readonly #byProbe: ReadonlyMap<ProbeName, Reading>;

  constructor(readings: readonly Reading[]) {
    this.#byProbe = new Map(readings.map(one => [one.probe, one]));
  }

  get<P extends ProbeName>(probe: P): Answers[P] | undefined {
    const found = this.#byProbe.get(probe);
    return found?.ok ? (found.value as Answers[P]) : undefined;
  }

  /** Why a probe has no answer; undefined when it has one. */
  why(probe: ProbeName): string | undefined {
    const found = this.#byProbe.get(probe);
    if (!found) return 'It was not asked.';
    return found.ok ? undefined : found.why;
  }

  raw(probe: ProbeName): string {
    return this.#byProbe.get(probe)?.raw ?? '';
  }

  get all(): readonly Reading[] {
    return [...this.#byProbe.values()];
  }
}
