import { describe, expect, it } from 'vitest';
import { beginning, goodEnd, logText } from './fixture-log.js';
import { type FollowedLine, LogFollower } from './follow-log.js';

const older = [...beginning('Install'), '[1] Of the older run', ...goodEnd];
const run = [...beginning(), '[1] Copying Grüße', '   goes on', '[2] [ERROR] Broken', ...goodEnd];
const newer = [...beginning('Uninstall'), '[1] Of the newer run'];

/** What is told when the log comes in pieces of this size. */
function told(log: Buffer, size: number, since?: Date): { lines: FollowedLine[]; follower: LogFollower } {
  const lines: FollowedLine[] = [];
  const follower = new LogFollower(line => lines.push(line), since);
  for (let at = 0; at < log.length; at += size) follower.push(log.subarray(at, at + size));
  follower.end();
  return { lines, follower };
}

describe('a log that grows', () => {
  it.each([
    ['UTF-8', 'utf8'],
    ['UTF-16', 'utf16le'],
    ['ANSI', 'latin1'],
  ] as const)('is told the same whatever pieces it comes in: %s', (_, encoding) => {
    const log = Buffer.from(logText(run), encoding);
    const whole = told(log, log.length).lines;
    expect(whole.map(({ text }) => text).join('\n')).toContain('Copying Grüße');
    for (const size of [1, 2, 3, 7, 64]) expect(told(log, size).lines).toEqual(whole);
  });

  it('is told as records, and lines that go on with one', () => {
    const { lines } = told(Buffer.from(logText(run)), 100);
    const at = lines.findIndex(({ text }) => text.includes('Copying'));
    expect(lines.slice(at, at + 3).map(({ record }) => record)).toEqual([
      { level: 1, tag: '', said: 'Copying Grüße' },
      null,
      { level: 2, tag: 'ERROR', said: 'Broken' },
    ]);
  });

  it('tells a line as soon as it is whole', () => {
    const seen: string[] = [];
    const follower = new LogFollower(({ text }) => seen.push(text));
    follower.push(Buffer.from(logText([...beginning(), '[1] Now'])));
    expect(seen[seen.length - 1]).toContain('[1] Now');
  });

  it('is told from the run on that began when it was started, until the next one begins', () => {
    const day =
      (date: string): ((place: number) => string) =>
      () =>
        date;
    const log = Buffer.from(
      logText(older, { date: day('03/09/2014 07:30:00') }) +
        logText(run, { date: day('03/09/2014 10:00:00') }) +
        logText(newer, { date: day('03/09/2014 11:00:00') }),
    );
    const { lines, follower } = told(log, 50, new Date('2014-03-09T09:59:00Z'));
    // The first line of asterisks stands before the record that names setup.
    expect(lines.map(({ line }) => line)).toEqual(run.map((_, at) => older.length + 2 + at));
    expect(lines.some(({ text }) => text.includes('older') || text.includes('newer'))).toBe(false);
    expect(follower.state).toBe('after');
  });

  it('tells nothing as long as the run has not begun', () => {
    const { lines, follower } = told(Buffer.from(logText(older)), 50, new Date('2026-01-01T00:00:00Z'));
    expect(lines).toEqual([]);
    expect(follower.state).toBe('before');
  });
});
