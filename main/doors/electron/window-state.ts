import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where the window stood when it was closed, in the units of the screen. */
export const WindowState = z.strictObject({
  schema: z.literal('cas-recovery/window-state/1'),
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Absent: the system puts the window into the middle. */
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
}

/** A server console of 1024x768, less the task bar, shows all of it. */
export const smallest = { width: 960, height: 640 };
const usual = { width: 1280, height: 840 };

/** So much of the window must be on a screen that a hand can still get hold of its title bar. */
const reachable = 120;

/** Reads what was kept. What is absent, damaged or of another version counts as nothing: a window opens anyway. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * Keeps it, whole or not at all. Synchronous, as it is called while the window closes.
 * False when it could not be kept, which is no reason to keep a window from closing.
 */
export function keepWindowState(file: string, state: WindowState): boolean {
  const draft = `${file}.${String(process.pid)}.new`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeThrough(draft, `${JSON.stringify(state)}\n`);
    renameSync(draft, file);
    return true;
  } catch {
    return false;
  }
}

function writeThrough(file: string, text: string): void {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Where to open: where it was, if a screen is still there, and never larger than that screen. */
export function placeWindow(kept: WindowState | undefined, workAreas: readonly Area[]): Placement {
  const screen = kept && workAreas.find(area => canReach(kept, area));
  if (!kept || !screen) return { ...fit(kept ?? usual, workAreas[0]), maximised: kept?.maximised ?? false };
  return { ...fit(kept, screen), x: kept.x, y: kept.y, maximised: kept.maximised };
}

function fit(wanted: { readonly width: number; readonly height: number }, area: Area | undefined) {
  return {
    width: Math.min(Math.max(wanted.width, smallest.width), area?.width ?? usual.width),
    height: Math.min(Math.max(wanted.height, smallest.height), area?.height ?? usual.height),
  };
}

function canReach(window: WindowState, area: Area): boolean {
  const seen = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleBarIsInside = window.y >= area.y && window.y + reachable / 4 <= area.y + area.height;
  return seen >= reachable && titleBarIsInside;
}
