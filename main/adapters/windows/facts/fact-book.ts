import type { HostFacts } from '../../../../preload/contract/index.js';
import { type ProbeName, sourceOfProbe } from './probes.js';
import type { Readings } from './readings.js';

type Key = Exclude<keyof HostFacts, 'readAt' | 'sources' | 'raw' | 'unread'>;

/** So much of what stood somewhere is kept with the facts: they go into journals. The doctor shows all of it. */
const mostRaw = 2000;

/** Collects the facts of a machine: each with where it was read, what stood there, or why it could not be read. */
export class FactBook {
  readonly sources: Record<string, string> = {};
  readonly raw: Record<string, string> = {};
  readonly unread: Record<string, string> = {};

  constructor(readonly readings: Readings) {}

  /**
   * A fact that needs all of these probes. Where one of them has no answer, or the answer holds no such fact
   * (`undefined`), it is `empty` and counts as not read.
   */
  take<T>(key: Key, probes: readonly ProbeName[], empty: T, derive: () => T | undefined): T {
    this.#note(key, probes);
    const missing = probes.flatMap(probe => this.#why(probe));
    const value = derive();
    if (value === undefined) {
      this.unread[key] = missing.join('\n') || 'What Windows told does not hold it.';
      return empty;
    }
    if (missing.length > 0) this.unread[key] = missing.join('\n');
    return value;
  }

  /** A fact that any one of these probes can give: the first that has it counts. */
  takeFirst<T>(key: Key, ways: readonly (readonly [ProbeName, () => T | undefined])[], empty: T): T {
    for (const [probe, derive] of ways) {
      const value = derive();
      if (value === undefined) continue;
      this.#note(key, [probe]);
      return value;
    }
    const probes = [...new Set(ways.map(([probe]) => probe))];
    this.#note(key, probes);
    this.unread[key] = probes.flatMap(probe => this.#why(probe)).join('\n') || 'What Windows told does not hold it.';
    return empty;
  }

  #note(key: Key, probes: readonly ProbeName[]): void {
    this.sources[key] = probes.map(sourceOfProbe).join('; ');
    const raw = probes.map(probe => this.readings.raw(probe)).filter(text => text !== '');
    this.raw[key] = raw.map(text => shortened(text, mostRaw / Math.max(1, raw.length))).join('\n');
  }

  #why(probe: ProbeName): string[] {
    const why = this.readings.why(probe);
    return why === undefined ? [] : [`${sourceOfProbe(probe)}: ${why}`];
  }
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)} ...` : text);
