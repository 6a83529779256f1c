import { describe, expect, it } from 'vitest';
import { addressInUse } from '../fixtures/findings.js';
import { setupFailedTwice, setupUnknown } from '../fixtures/live-findings.js';
import { problemView, stepsIn } from './problem-view.js';

describe('what to do about a problem', () => {
  it.each([
    ['1. Start it. 2. Wait 3 minutes. 3. Look again.', ['Start it.', 'Wait 3 minutes.', 'Look again.']],
    ['1. Start it.\n2. Look again.', ['Start it.', 'Look again.']],
    ['Start it. 2. Look again.', ['Start it. 2. Look again.']],
    ['Find it. Then look again.', ['Find it. Then look again.']],
    ['1. Only this.', ['Only this.']],
  ])('in “%s” is %j', (text, steps) => {
    expect(stepsIn(text)).toEqual(steps);
  });
});

describe('a next step that the window words otherwise', () => {
  const told = { ...addressInUse, next: 'Add --replace.' };
  it('is told in words of the window, and in those of an old journal where there are none', () => {
    expect(problemView({ ...told, nextInWindow: 'Tick it.' }).steps).toEqual(['Tick it.']);
    expect(problemView(told).steps).toEqual(['Add --replace.']);
  });
});

describe('a failed setup', () => {
  it('shows its proof, and what setup named besides', () => {
    const { proof, also, steps, opensProof } = problemView(setupFailedTwice);
    expect(opensProof).toBe(true);
    expect(steps.length).toBe(3);
    expect(proof).toContain('MSExchangeMailboxReplication');
    expect(proof).not.toContain('Also:');
    expect(also.map(({ title, steps: each }) => [title, each.length])).toEqual([
      ['The Windows Firewall service is stopped.', 2],
      ['A certificate that setup uses has expired.', 1],
    ]);
  });

  it('is called not recognised where nobody knows why', () => {
    expect(problemView(setupUnknown).unknown).toBe(true);
    expect(problemView(setupFailedTwice).unknown).toBe(false);
  });

  it('keeps the proof of any other problem folded', () => {
    expect(problemView(addressInUse)).toMatchObject({ opensProof: false, also: [] });
  });
});
