import { entry, type NoFacts } from './entry.js';

export const doorProblems = {
  REQUEST_NOT_UNDERSTOOD: entry(
    ({ call }: { call: string; why: string }) =>
      `The window asked for something that this program does not understand: ${call}.`,
    'Nothing was done, because a request that is not understood is never carried out by guess.',
    'Close the window and open it again. If it happens once more, the window and the program are of different versions: install the program again.',
    ({ why }) => why,
  ),
  LOOPBACK_REHEARSALS_ONLY: entry(
    (_facts: NoFacts) => 'The wizard in a browser serves rehearsals only, and this one could change a real server.',
    'Any program on this computer can reach a browser address, so real recoveries are kept away from it.',
    'Open the wizard in its own window, or use the command line, for a real recovery.',
  ),
  LOOPBACK_PORT_NOT_FREE: entry(
    ({ port, why }: { port: number; why: string }) =>
      `The wizard can't listen on port ${port} of this computer: ${why}.`,
    'The browser has no way to reach the wizard without it.',
    'Start it again without a fixed port: it then takes one that is free.',
  ),
  WINDOW_FILES_MISSING: entry(
    ({ folder }: { folder: string }) => `The files of the window are not in ${folder}.`,
    'Without them the window stays empty.',
    'In a source folder run "npm run build". An installed program must be installed again.',
  ),
};
