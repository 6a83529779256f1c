import type { Fits, Range, StrategyView } from '../../../preload/contract/strategy-advice.js';
import { formatDuration } from '../../messages/format.js';
import { ta } from '../../messages/advice-words.js';
import { t } from '../../messages/translate.js';
import { formatSize } from '../kit/kit-format.js';

/** A range in words, and as a part of the longest of its row. */
export interface RangeView {
  readonly words: string;
  /** From 0 to 100. */
  readonly low: number;
  readonly high: number;
  readonly basis: string;
  /** What it means for the limit that was answered; '' where none was. */
  readonly fits: string;
  readonly tone: 'good' | 'care' | 'none';
}

export interface StrategyRow {
  readonly id: 'back' | 'size' | 'window';
  readonly label: string;
  readonly cells: readonly RangeView[];
}

/** Time to be back, size and window of the strategies: the same for the table and the bars in it. */
export function strategyRows(views: readonly StrategyView[]): readonly StrategyRow[] {
  const row = (
    id: StrategyRow['id'],
    range: (view: StrategyView) => Range,
    fits: (view: StrategyView) => Fits,
    words: (amount: number) => string,
  ): StrategyRow => {
    const most = Math.max(1, ...views.map(view => range(view).high));
    const cell = (view: StrategyView): RangeView => {
      const { low, high, basis } = range(view);
      const fit = view.strategy === 'nothing' && id !== 'back' ? 'unknown' : fits(view);
      return {
        words: rangeWords(low, high, words),
        low: (low / most) * 100,
        high: (high / most) * 100,
        basis,
        fits: fit === 'unknown' ? '' : ta(`fits.${id}.${fit}`),
        tone: fit === 'unknown' ? 'none' : fit === 'yes' ? 'good' : 'care',
      };
    };
    return { id, label: ta(`row.${id}`), cells: views.map(cell) };
  };
  return [
    row(
      'back',
      view => view.minutesToBeBack,
      view => view.withinTime,
      minuteWords,
    ),
    row(
      'size',
      view => view.bytes,
      view => view.fitsTarget,
      formatSize,
    ),
    row(
      'window',
      view => view.windowMinutes,
      view => view.fitsWindow,
      minuteWords,
    ),
  ];
}

export function rangeWords(low: number, high: number, words: (amount: number) => string): string {
  if (high === 0) return ta('none');
  const [least, most] = [words(low), words(high)];
  if (low === 0) return ta('upTo', { most });
  return least === most ? least : ta('range', { least, most });
}

/** Minutes, rounded: nobody knows them better. In the form in which plans and caveats tell them. */
export function minuteWords(minutes: number): string {
  if (minutes >= 2880) return ta('days', { count: Math.round(minutes / 1440) });
  const step = minutes < 10 ? 1 : minutes < 180 ? 5 : 15;
  const whole = Math.round(minutes / step) * step;
  if (whole >= 60 && whole < 120) return t('time.whole-minutes', { m: whole });
  return formatDuration(Math.max(1, whole) * 60_000);
}
