import { t } from '../messages/translate.js';
import type { OutputLog } from './output-log.js';

export interface OutputBarView {
  readonly count: string;
  readonly follow: string;
  readonly place: string;
  readonly canStep: boolean;
  readonly error: string;
  readonly hasErrors: boolean;
}

interface OutputLook {
  readonly output: OutputLog;
  readonly follow: boolean;
  /** How many lines there were when following ended. */
  readonly pausedAt: number;
  readonly search: string;
  readonly matches: readonly number[];
  /** The line that was jumped to last. */
  readonly here: number | null;
}

/** The words above the output: how much there is, what was found, what is new since the pause. */
export function outputBarView({ output, follow, pausedAt, search, matches, here }: OutputLook): OutputBarView {
  const place = matches.findIndex(index => index === here) + 1;
  const found =
    matches.length === 0 ? t('output.search.none') : t('output.search.place', { place, count: matches.length });
  const fresh = output.count - pausedAt;
  return {
    count: `${t('output.lines', { count: output.count })}. ${errorsOf(output)}.`,
    follow: follow || fresh <= 0 ? t('output.follow') : t('output.paused', { count: fresh }),
    place: search.trim() === '' ? '' : found,
    canStep: matches.length > 0,
    error: t('output.next-error'),
    hasErrors: output.errors.length > 0,
  };
}

const errorsOf = ({ errors }: OutputLog): string =>
  errors.length === 0 ? t('output.no-error') : t('output.errors', { count: errors.length });
