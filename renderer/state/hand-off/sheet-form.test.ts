import { describe, expect, it } from 'vitest';
import { version } from '../../fixtures/hand-off.js';
import type { HandOffStart, SheetTyped } from './hand-off-state.js';
import { sheetComplaints, sheetForm, sheetWish } from './sheet-form.js';

const onServer: HandOffStart = { on: { kind: 'this' }, version, target: null, machine: null };
const inScenario: HandOffStart = { ...onServer, on: { kind: 'scenario', scenario: 'ex3' } };
const unplaced: HandOffStart = { ...onServer, version: { ...version, target: null, machine: null } };
const wishOf = (start: HandOffStart, typed: SheetTyped) => sheetWish(start, sheetForm(start, typed, null), {});

describe('the wish for a sheet', () => {
  it.each<readonly [string, HandOffStart, SheetTyped, object | null]>([
    [
      'takes place and computer from the version',
      onServer,
      {},
      { place: '\\\\nas1\\backup', machine: 'EX3', out: null },
    ],
    ['takes off the quotes of Explorer', onServer, { kit: '"E:\\Kits\\EX3.zip"' }, { kit: 'E:\\Kits\\EX3.zip' }],
    ['is not made without a place', unplaced, {}, null],
    ['takes a place that is typed', unplaced, { place: 'E:', machine: 'EX3' }, { place: 'E:', account: null }],
    ['is not made with a mapped path', unplaced, { place: 'backup' }, null],
    ['is not made with an account that is none', onServer, { account: 'a b' }, null],
    ['is not made with a name alone', onServer, { account: 'backup' }, null],
    ['is made with an account', onServer, { account: ' nas1\\backup ' }, { account: 'nas1\\backup' }],
    ['needs a copy where a rehearsal goes on from it', inScenario, {}, null],
    ['is made with one', inScenario, { out: 'D:\\Sheets' }, { out: 'D:\\Sheets' }],
  ])('%s', (_what, start, typed, expected) => {
    const wish = wishOf(start, typed);
    if (expected === null) expect(wish).toBeNull();
    else expect(wish).toMatchObject(expected);
  });

  it('is refused beside the field', () => {
    const form = sheetForm(unplaced, { place: '\\\\nas1', account: '' }, null);
    expect(Object.keys(sheetComplaints(form))).toEqual(['place']);
  });
});
