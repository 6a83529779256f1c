import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PendingRestart } from '../../../preload/contract/index.js';
import { bootsDiffer } from '../../runbook/boot.js';

/** A tool that asked for a restart by its exit code. */
export interface RestartAsked {
  readonly tool: string;
  readonly exitCode: number;
}

/** What this program remembers of restarts that a tool asked for: some leave no trace of it in Windows. */
export interface RestartNotes {
  add(asked: RestartAsked): Promise<void>;
  /** The restarts that were asked for since Windows started this time. */
  ofBoot(bootId: string): Promise<PendingRestart[]>;
}

const Notes = z.strictObject({
  schema: z.literal('cas-recovery/restart-notes/1'),
  asked: z.array(
    z.strictObject({
      tool: z.string(),
      exitCode: z.number().int(),
      /** Seconds that Windows ran when the tool asked. */
      upSeconds: z.number(),
      /** The boot in which it asked; null until the machine was read for the first time after it. */
      bootId: z.string().nullable(),
    }),
  ),
});
type Note = z.infer<typeof Notes>['asked'][number];

/**
 * Notes in a file of this folder. One belongs to the boot that is seen first after it was made, if Windows has run at
 * least as long then. At worst, after a crash in between, one restart too many is asked for; never one too few.
 * @fidelity C restart asked for by exit code: 3010 and 1641 in Microsoft's list of return codes of Windows Installer
 */
export function restartNotes(folder: string, upSeconds: () => number = uptime): RestartNotes {
  const file = join(folder, 'restart-notes.json');
  return {
    async add({ tool, exitCode }) {
      const others = (await read(file)).filter(one => one.tool !== tool || one.exitCode !== exitCode);
      await write(file, [...others, { tool, exitCode, upSeconds: upSeconds(), bootId: null }]);
    },
    async ofBoot(bootId) {
      const notes = await read(file);
      const now = upSeconds();
      // Marks of two kinds can't be compared: better one restart too many.
      const mine = notes.filter(one => (one.bootId === null ? one.upSeconds <= now : !bootsDiffer(one.bootId, bootId)));
      if (mine.length < notes.length || mine.some(one => one.bootId === null)) {
        await write(
          file,
          mine.map(one => ({ ...one, bootId })),
        );
      }
      return mine.map(toldAs);
    },
  };
}

function toldAs({ tool, exitCode }: Note): PendingRestart {
  return { place: `exit code ${String(exitCode)} of ${nameOf(tool)}`, value: 'a restart is needed' };
}

function nameOf(tool: string): string {
  return tool.replaceAll('"', '').split('\\').at(-1) ?? tool;
}

/** A file that is gone or damaged remembers nothing: Windows' own places still tell. */
async function read(file: string): Promise<readonly Note[]> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return '';
    // Somebody has it open. What it holds is not to be written over.
    throw thrown;
  });
  try {
    return Notes.parse(JSON.parse(text)).asked;
  } catch {
    return [];
  }
}

async function write(file: string, asked: readonly Note[]): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const temporary = `${file}.tmp`;
  await writeFile(temporary, `${JSON.stringify({ schema: 'cas-recovery/restart-notes/1', asked }, null, 2)}\n`);
  await rename(temporary, file);
}
