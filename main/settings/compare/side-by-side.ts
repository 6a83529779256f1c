import type { SideBySideRow } from '../../../preload/contract/index.js';
import { hideSecrets } from './secrets.js';
import { hunksOf, linesOf, type Hunk } from './text-lines.js';

/** Two texts line by line, kit on the left; null where there is no such file. Secrets are not shown. */
export function sideBySide(kit: string | null, now: string | null): SideBySideRow[] {
  const [left, right] = [linesOf(kit ?? ''), linesOf(now ?? '')];
  const whole: Hunk = { kitStart: 0, kitCount: left.length, nowStart: 0, nowCount: right.length };
  const hunks = kit === null || now === null ? [whole] : (hunksOf(left, right) ?? [whole]);
  const [shownLeft, shownRight] = [linesOf(hideSecrets(kit ?? '')), linesOf(hideSecrets(now ?? ''))];
  const rows: SideBySideRow[] = [];
  let [kitAt, nowAt] = [0, 0];
  const alike = (until: number): void => {
    for (; kitAt < until; kitAt += 1, nowAt += 1) {
      rows.push({ kit: row(shownLeft, kitAt), now: row(shownRight, nowAt), same: true });
    }
  };
  for (const { kitStart, kitCount, nowCount } of hunks) {
    alike(kitStart);
    for (let line = 0; line < Math.max(kitCount, nowCount); line += 1) {
      rows.push({
        kit: line < kitCount ? row(shownLeft, kitAt + line) : null,
        now: line < nowCount ? row(shownRight, nowAt + line) : null,
        same: false,
      });
    }
    kitAt += kitCount;
    nowAt += nowCount;
  }
  alike(left.length);
  return rows;
}

function row(lines: readonly string[], at: number): { number: number; text: string } | null {
  const text = lines[at];
  return text === undefined ? null : { number: at + 1, text };
}
