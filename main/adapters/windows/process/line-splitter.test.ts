import { describe, expect, it } from 'vitest';
import { lineSplitter } from './line-splitter.js';

function split(...pieces: string[]): { lines: string[]; unfinished: string[] } {
  const lines: string[] = [];
  const unfinished: string[] = [];
  const splitter = lineSplitter({ onLine: line => lines.push(line), onUnfinished: line => unfinished.push(line) });
  pieces.forEach(piece => splitter.take(piece));
  splitter.end();
  return { lines, unfinished };
}

describe('console output', () => {
  it.each([
    ['lines of Windows', ['a\r\nb\r\n'], ['a', 'b']],
    ['lines of Unix', ['a\nb\n'], ['a', 'b']],
    ['a line that comes in pieces', ['a', 'b', '\r', '\n', 'c'], ['ab', 'c']],
    ['empty lines', ['\r\n\r\na\r\n'], ['', '', 'a']],
    ['doubled returns, as wmic prints them', ['a\r\r\nb\r\r\n'], ['a', 'b']],
    ['a last line without an end', ['a\r\nb'], ['a', 'b']],
    ['a percentage that counts up', ['10%\r', '20%\r', '100%\r\nDone\r\n'], ['100%', 'Done']],
    ['a percentage that begins with a return', ['\r10%', '\r20%\r\n'], ['20%']],
    ['a percentage that never ends its line', ['10%\r20%\r'], ['20%']],
    ['characters that are taken back', ['10%\b\b\b20%\b\b', '\b30%\n'], ['30%']],
    ['more taken back than there is', ['a\b\b\bb\n'], ['b']],
    ['nothing', [''], []],
  ])('of %s becomes what one sees in the end', (_what, pieces, lines) => {
    expect(split(...pieces).lines).toEqual(lines);
  });

  it('shows a line that is being written whenever it has changed', () => {
    const { lines, unfinished } = split('Copying ', '...', '', '... ', 'done\r\n', '10%\r20%\r', '30%');
    expect(lines).toEqual(['Copying ...... done', '30%']);
    expect(unfinished).toEqual(['Copying ', 'Copying ...', 'Copying ...... ', '10%', '20%', '30%']);
  });
});
