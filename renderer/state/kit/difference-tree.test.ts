import { describe, expect, it } from 'vitest';
import { advised, longDifferences, manyDifferences, someDifferences } from '../../fixtures/differences.js';
import {
  advisedIn,
  checkedOf,
  choosableIn,
  filtered,
  pressOf,
  rowsOf,
  treeOf,
  type TreeNode,
  type TreeRow,
} from './difference-tree.js';
import { noFilter } from './kit-state.js';
import { treeMove } from './tree-keys.js';

const nothing = { chosen: new Set<string>(), wholeFiles: new Set<string>() };
const untouched = { open: new Set<string>(), closed: new Set<string>() };
const tree = treeOf(someDifferences);
const rows = rowsOf(tree, untouched);
const labels = (of: readonly TreeRow[]): string[] =>
  of.map(({ node, level }) => `${'  '.repeat(level - 1)}${node.label}`);
const nodeCalled = (label: string): TreeNode => {
  const found = rows.find(({ node }) => node.label === label)?.node;
  if (!found) throw new Error(`There is no ${label}.`);
  return found;
};

describe('the tree of differences', () => {
  it('has groups in the order of applying, and below them files, keys and directories', () => {
    expect(tree.map(({ label }) => label)).toEqual([
      'Rollup',
      'Certificates',
      'Files',
      'IIS settings',
      'Virtual directories',
      'Registry',
      'Services',
      'Network (told only)',
    ]);
    expect(labels(rowsOf(tree.slice(2, 3), untouched))).toEqual([
      'Files',
      '  ClientAccess\\Owa\\web.config',
      '    value',
      '    maxRequestLength',
      "    add[@name='UrlScan']",
      '  logon.gif',
      '  Windows etc\\hosts',
      '    Lines 21 to 22',
    ]);
  });

  it('stands open where there is little, closed where there is much, and always as somebody left it', () => {
    const many = treeOf(manyDifferences(5000));
    expect(rowsOf(many, untouched).length).toBe(2);
    expect(rowsOf(many, { ...untouched, open: new Set(['g:registry']) }).length).toBe(2 + 125);
    expect(rowsOf(tree, { ...untouched, closed: new Set(['g:files']) }).length).toBe(rows.length - 7);
  });

  it('loses no difference, whatever its name', () => {
    for (const all of [someDifferences, longDifferences, manyDifferences(300)]) {
      const open = new Set(
        all.flatMap(() => treeOf(all).flatMap(({ id, children }) => [id, ...children.map(one => one.id)])),
      );
      const drawn = rowsOf(treeOf(all), { ...untouched, open }).flatMap(({ node }) => node.difference?.id ?? []);
      expect([...drawn].sort()).toEqual(all.map(({ id }) => id).sort());
    }
  });
});

describe('the filter', () => {
  it.each([
    ['words in any place', { search: 'owa redirect' }, ['Default Web Site: redirect']],
    ['a value', { search: '59532' }, ['Static RPC port of Client Access']],
    ['a group', { group: 'services' as const }, ['Microsoft Exchange POP3']],
    [
      'an advice',
      { advice: 'leave' as const },
      ["Owa\\web.config: configuration/system.webServer/modules/add[@name='UrlScan']"],
    ],
    ['who customised', { standing: 'unknown' as const }, ['Route to 10.9.0.0/16']],
    ['nothing that is there', { search: 'nowhere' }, []],
  ])('finds by %s', (_, filter, titles) => {
    expect(filtered(someDifferences, { ...noFilter, ...filter }).map(({ title }) => title)).toEqual(titles);
  });
});

describe('the choice', () => {
  it('is whole, partly or not made, and can’t be made where nothing can be applied from here', () => {
    expect(checkedOf(nodeCalled('Files'), nothing)).toBe('false');
    expect(checkedOf(nodeCalled('Files'), { ...nothing, chosen: advised })).toBe('mixed');
    expect(checkedOf(nodeCalled('Certificates'), { ...nothing, chosen: advised })).toBe('true');
    expect(checkedOf(nodeCalled('Network (told only)'), nothing)).toBe(null);
  });

  it('of a group is what is advised: what needs a look is chosen one by one', () => {
    const group = nodeCalled('Files');
    const [chosen, looks] = [new Set(advisedIn(group.leaves)), group.leaves.filter(one => one.advice === 'look')];
    expect(looks.length).toBeGreaterThan(0);
    expect(pressOf(group, nothing)).toEqual({ ids: [...chosen], on: true });
    expect(pressOf(group, { ...nothing, chosen })).toEqual({ ids: choosableIn(group.leaves), on: false });
    const look = looks.find(({ id }) => choosableIn(group.leaves).includes(id));
    const only = treeOf(look ? [look] : []);
    expect(only.map(node => checkedOf(node, nothing))).toEqual([null]);
    expect(rowsOf(only, untouched).map(({ node }) => pressOf(node, nothing).on)).toContain(true);
  });

  it('never takes what must be done by hand, or a file that can only be replaced as a whole', () => {
    const taken = new Set(choosableIn(someDifferences));
    const left = someDifferences.filter(({ id }) => !taken.has(id)).map(({ title }) => title);
    expect(left).toEqual(['Owa\\14.1.438.0\\themes\\base\\logon.gif', 'Route to 10.9.0.0/16']);
    expect(new Set(advisedIn(someDifferences))).toEqual(advised);
  });

  it('counts a file that is meant to be replaced', () => {
    const [picture] = nodeCalled('logon.gif').leaves;
    const choice = { ...nothing, wholeFiles: new Set([picture?.id ?? '']) };
    expect(checkedOf(nodeCalled('logon.gif'), nothing)).toBe(null);
    expect(checkedOf(nodeCalled('logon.gif'), choice)).toBe('true');
  });
});

describe('the keys of the tree', () => {
  const at = (label: string): number => rows.findIndex(({ node }) => node.label === label);
  const files = at('Files');
  it.each([
    ['ArrowDown', files, { kind: 'go', to: files + 1 }],
    ['ArrowUp', 0, { kind: 'go', to: 0 }],
    ['PageDown', 0, { kind: 'go', to: 10 }],
    ['Home', files, { kind: 'go', to: 0 }],
    ['End', files, { kind: 'go', to: rows.length - 1 }],
    ['ArrowRight', files, { kind: 'go', to: files + 1 }],
    ['ArrowLeft', files, { kind: 'unfold', nodes: ['g:files'], open: false }],
    ['ArrowLeft', at('maxRequestLength'), { kind: 'go', to: files + 1 }],
    ['ArrowRight', at('maxRequestLength'), null],
    [' ', files, { kind: 'choose' }],
    ['Enter', files, { kind: 'read' }],
    ['x', files, null],
  ])('%s on row %i', (key, row, move) => {
    expect(treeMove(key, row, rows, 10)).toEqual(move);
  });

  it('opens all beside a closed one', () => {
    const closed = rowsOf(treeOf(manyDifferences(5000)), untouched);
    expect(treeMove('ArrowRight', 0, closed, 10)).toEqual({ kind: 'unfold', nodes: ['g:files'], open: true });
    expect(treeMove('*', 0, closed, 10)).toEqual({ kind: 'unfold', nodes: ['g:files', 'g:registry'], open: true });
  });
});
