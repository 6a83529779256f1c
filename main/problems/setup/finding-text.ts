/** What a finding is about, as setup named it: a component, a service, a path. '' when it named nothing. */
export type Said = string | ((subject: string) => string);

/** How a cause of a failed setup is told: on the failure screen, by `cas-recovery diagnose` and in docs/problems.md. */
export interface FindingText {
  /** What is wrong, as a whole sentence. */
  readonly title: Said;
  /** Why it matters. */
  readonly meaning: Said;
  /** What an administrator does about it, in this order. */
  readonly actions: readonly Said[];
}

export const say = (said: Said, subject: string): string => (typeof said === 'string' ? said : said(subject));

/** `name` in quotation marks after `before`, or `otherwise` where setup named nothing. */
export function naming(before: string, otherwise: string, after = '.'): (subject: string) => string {
  return subject => (subject === '' ? `${otherwise}${after}` : `${before} "${subject}"${after}`);
}

export const nothingDone = 'Setup stopped in its checks. Nothing was installed.';
export const halfDone = 'Setup stopped while it was working. Exchange may be half installed on this server.';
export const runAgain = 'Run setup again with the same command line: it goes on where it stopped.';
export const tryAgain = 'Run setup again with the same command line.';
export const newLogon = 'Log off and on again, so that the membership takes effect.';
