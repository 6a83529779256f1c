import type { Bench } from './tool.js';

// What a restart leaves for the resume. A rehearsal starts its next session itself, so nothing of it has to be kept.

/** `schtasks.exe /create` and `/delete` of the task that goes on after the next logon. */
export function schtasks({ args, print }: Bench): number {
  print(args.includes('/create') ? 'SUCCESS: The scheduled task was created.\n' : 'SUCCESS: The task was deleted.\n');
  return 0;
}
