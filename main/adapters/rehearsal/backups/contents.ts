import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { machineFile, readMachine } from '../machine-file.js';
import { writeWhole } from '../whole-file.js';

// What a simulated backup can give back: a copy of the machine and of its disk. Shared by the tools: no schema library.

/** What the backups of the lost server hold: the server of its good day. */
export const goodDayContent = 'good-day';

export const contentFolder = (folder: string, content: string): string => join(folder, 'backups', content);

export const hasContent = (folder: string, content: string | null): boolean =>
  content !== null && existsSync(machineFile(contentFolder(folder, content)));

/** Copies the machine and its disk, as they are now. It is there whole, under its name, or not at all. */
export function keepContent(folder: string, content: string): void {
  copyMachine(folder, contentFolder(folder, content));
}

/** Lets the backups of the lost server give back what it was: `goodDay` is the folder that `makeGoodDay` made. */
export function giveGoodDay(folder: string, goodDay: string): void {
  if (!hasContent(folder, goodDayContent)) copyMachine(goodDay, contentFolder(folder, goodDayContent));
}

function copyMachine(from: string, to: string): void {
  const making = `${to}.${String(process.pid)}.tmp`;
  rmSync(making, { recursive: true, force: true });
  try {
    for (const part of ['disk', 'certificates']) {
      if (existsSync(join(from, part))) cpSync(join(from, part), join(making, part), { recursive: true });
    }
    writeWhole(machineFile(making), readFileSync(machineFile(from)));
    rmSync(to, { recursive: true, force: true });
    renameSync(making, to);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** The machine as it was in a backup. */
export const machineIn = (folder: string, content: string): SimulatedMachine =>
  readMachine(contentFolder(folder, content));
