import { describe, expect, it } from 'vitest';
import type { ReapplyChange, ReapplyProposal, StepCard } from '../../../preload/contract/index.js';
import { tellPlan } from './plan-text.js';
import { Terminal } from './terminal.js';
import { widthOf } from './text-width.js';
import { tellWrapped } from './wrapped.js';

/** A terminal of so many columns, or none, that keeps what it is told. */
class Kept extends Terminal {
  readonly lines: string[] = [];

  constructor(private readonly columns: number | undefined) {
    super({ color: false, quietOutput: false });
  }

  override get width(): number | undefined {
    return this.columns;
  }

  override line(text = ''): void {
    this.lines.push(text);
  }
}

const step = (id: StepCard['id'], risk: StepCard['risk']): StepCard => ({
  id,
  title: `Title of ${id}`,
  explain: 'Why it is done.',
  risk,
  usualSeconds: 1,
  skippable: true,
});
const change = (group: ReapplyChange['group'], title: string): ReapplyChange => ({
  differences: [],
  group,
  title,
  shows: '- 1\n+ 2',
  change: { kind: 'start-service', service: 'W3SVC' },
  undo: null,
});
const proposal: ReapplyProposal = {
  steps: [
    step('files', 'can be undone'),
    step('registry', 'can be undone'),
    step('reapply-restart', 'cannot be undone'),
    step('reapply-proof', 'reads only'),
  ],
  changes: [change('files', 'Change a'), change('files', 'Change b'), change('registry', 'A port')],
  reservations: [{ what: 'Certificate legacy is not on this server.', why: 'By hand: ask for it again.' }],
};

describe('a plan', () => {
  it('is numbered as its run is, with the restart where it comes, and ends with what stays open', () => {
    const terminal = new Kept(undefined);
    tellPlan(terminal, proposal);
    const at = (text: string): number => terminal.lines.findIndex(line => line.includes(text));
    const order = [
      '[1/4]',
      'Change a',
      'Change b',
      '[2/4]',
      'A port',
      '[3/4] Title of reapply-restart',
      '[4/4]',
      'legacy',
    ];
    const places = order.map(at);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(terminal.lines[at('[3/4]') + 1]).toMatch(/It cannot be undone\.$/);
    expect(terminal.lines[at('[1/4]') + 1]).not.toMatch(/undone/);
  });
});

describe('a text for people', () => {
  const text = 'It was set on the lost server, and setup has put the default back, in C:\\Windows\\System32.';
  it.each([120, 80, 40, 24])('fits a terminal of %d columns, and loses nothing', columns => {
    const terminal = new Kept(columns);
    tellWrapped(terminal, { head: '  APPLY 3ca13aed5c3f  ', hang: 22 }, text);
    expect(terminal.lines.filter(line => widthOf(line) > columns)).toEqual([]);
    expect(terminal.lines.join('').replace(/\s/g, '')).toBe(`APPLY3ca13aed5c3f${text}`.replace(/\s/g, ''));
  });

  it('is one line where nobody looks', () => {
    const terminal = new Kept(undefined);
    tellWrapped(terminal, { head: '  ', hang: 4 }, text);
    expect(terminal.lines).toEqual([`  ${text}`]);
  });
});
