import { describe, expect, it } from 'vitest';
import { sides } from '../../fixtures/kit.js';
import { placesIn, sideLines } from './side-view.js';

const folded = sideLines(sides.rows, new Set());
const folds = folded.flatMap(line => (line.kind === 'fold' ? [[line.from, line.count]] : []));

describe('two files side by side', () => {
  it('fold what is equal, but for three lines around what differs', () => {
    expect(folds).toEqual([
      [0, 37],
      [48, 294],
    ]);
    expect(folded.length).toBe(sides.rows.length - 37 - 294 + 2);
  });

  it('open one fold, or all, and lose no line', () => {
    expect(sideLines(sides.rows, new Set([0])).filter(({ kind }) => kind === 'fold').length).toBe(1);
    expect(sideLines(sides.rows, null).map(line => line.kind === 'line' && line.row)).toEqual(sides.rows);
  });

  it('mark each place once, however many lines it has', () => {
    const places = placesIn(folded).map(at => folded[at]);
    expect(places.map(line => (line?.kind === 'line' ? line.mark : ''))).toEqual(['changed', 'only-kit', 'only-now']);
  });

  it('have no place where nothing differs', () => {
    expect(
      placesIn(
        sideLines(
          sides.rows.filter(({ same }) => same),
          new Set(),
        ),
      ),
    ).toEqual([]);
  });
});
