import { entry, type NoFacts } from './entry.js';

export const generalProblems = {
  UNEXPECTED: entry(
    (_facts: { message: string; stack: string }) => 'Something happened that this program does not know.',
    'It stopped where it was, so that nothing is done on a guess. The journal holds everything up to this point.',
    'Read the details below. Then resume the recovery: it looks at the server again before it goes on.',
    ({ message, stack }) => (stack.includes(message) ? stack : `${message}\n${stack}`),
  ),
  DISK_FULL: entry(
    (_facts: NoFacts) => 'The disk is full.',
    'What was being written is not whole, and is not used. The journal holds everything up to this point.',
    'Free some space on that disk. Then resume, or do it again.',
  ),
  FILE_NOT_USABLE: entry(
    ({ path, why }: { path: string; why: string; code: string }) => `${path} can't be used: ${why}.`,
    'Without it this program can neither go on nor keep what it does.',
    ({ code }) =>
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'Free some space on that disk, then try again.'
        : 'Check the path and your rights to it, then try again.',
    ({ code }) => code,
  ),
};
