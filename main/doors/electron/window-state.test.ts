import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepWindowState, placeWindow, readWindowState, type WindowState } from './window-state.js';

const kept: WindowState = {
  schema: 'cas-recovery/window-state/1',
  x: 100,
  y: 50,
  width: 1100,
  height: 700,
  maximised: false,
};
const console1024 = { x: 0, y: 0, width: 1024, height: 728 };
const wide = { x: 0, y: 0, width: 1920, height: 1040 };

describe('a window state on disk', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cas-recovery-window-'));
    file = path.join(folder, 'deep', 'window-state.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as it was kept', () => {
    expect(keepWindowState(file, kept)).toBe(true);
    expect(readWindowState(file)).toEqual(kept);
    expect(readdirSync(path.dirname(file))).toEqual(['window-state.json']);
  });

  it.each(['', '{', '[]', '{"x":1}', JSON.stringify({ ...kept, width: -1 }), JSON.stringify({ ...kept, extra: 1 })])(
    'counts as nothing when it says %s',
    text => {
      keepWindowState(file, kept);
      writeFileSync(file, text);
      expect(readWindowState(file)).toBeUndefined();
    },
  );

  it('counts as nothing when there is none', () => {
    expect(readWindowState(file)).toBeUndefined();
  });

  it('is left as it was when the place can not be written to', () => {
    writeFileSync(path.join(folder, 'file'), 'in the way');
    expect(keepWindowState(path.join(folder, 'file', 'window-state.json'), kept)).toBe(false);
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('in the way');
  });
});

describe('a window that opens', () => {
  it('stands where it stood', () => {
    expect(placeWindow(kept, [wide])).toEqual({ x: 100, y: 50, width: 1100, height: 700, maximised: false });
  });

  it('comes to the middle when its screen is gone', () => {
    const placement = placeWindow({ ...kept, x: 2000 }, [wide]);
    expect(placement).toEqual({ width: 1100, height: 700, maximised: false });
  });

  it('comes to the middle when its title bar would be above the screen', () => {
    expect(placeWindow({ ...kept, y: -400 }, [wide])).not.toHaveProperty('x');
  });

  it('is found on a second screen to the left', () => {
    const left = { x: -1280, y: 0, width: 1280, height: 1024 };
    expect(placeWindow({ ...kept, x: -1200 }, [wide, left])).toMatchObject({ x: -1200 });
  });

  it('fits a small server console the first time', () => {
    expect(placeWindow(undefined, [console1024])).toEqual({ width: 1024, height: 728, maximised: false });
  });

  it('is maximised again', () => {
    expect(placeWindow({ ...kept, maximised: true }, [wide])).toMatchObject({ maximised: true });
  });

  it('opens also when no screen is reported', () => {
    expect(placeWindow(undefined, [])).toMatchObject({ width: 1280, height: 840 });
  });
});
