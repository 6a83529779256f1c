/**
 * Why Windows did not start a program, in words. Node tells it by a code of its own; these are the Win32 errors behind
 * them: 2 and 3 are ENOENT, 5 and 740 are EACCES, 193 and 216 have none.
 *
 * @fidelity C why a program does not start: the source of libuv, src/win/error.c; a missing file and one that is no
 * program under Wine
 */
export function whyNotStarted(thrown: unknown, file: string): string {
  const { code = '', message = String(thrown) } = thrown as Partial<NodeJS.ErrnoException>;
  return reasons[code]?.(file) ?? `It could not be started: ${message}`;
}

const reasons: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: file => `It is not there: ${file}`,
  EACCES: file =>
    `Windows refused to start ${file}: it needs the full rights of an administrator ("Run as administrator"), or a policy forbids it.`,
  EPERM: file => `Windows refused to start ${file}: this account lacks a right that it needs.`,
  EBUSY: file => `Another program has ${file} open and does not share it.`,
  UNKNOWN: file => `${file} is not a program that this Windows can run. Its file may be damaged.`,
  EFTYPE: file => `${file} is not a program that this Windows can run. Its file may be damaged.`,
};
