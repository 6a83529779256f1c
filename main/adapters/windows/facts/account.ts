/** A row of `whoami`: fields in quotation marks, divided by commas. A mark inside a field is doubled. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, field = '']) => field.replaceAll('""', '"'));
}

const isSid = (text: string): boolean => /^S-1-\d+(?:-\d+)*$/.test(text);

/**
 * SIDs of `whoami /groups /fo csv /nh`, of every language: the third field. Groups that only forbid are among them.
 * Undefined when there is none, for every token has groups.
 * @fidelity C groups in the token: whoami /groups, public transcripts; SIDs are not translated
 */
export function readGroups(printed: string): string[] | undefined {
  const sids = printed.split(/\r?\n/).flatMap(line => fieldsOf(line).slice(2, 3).filter(isSid));
  return sids.length > 0 ? sids : undefined;
}

/**
 * Name and SID of `whoami /user /fo csv /nh`; undefined when it is something else.
 * @fidelity C account: whoami /user, public transcripts; the SID is not translated
 */
export function readUser(printed: string): { readonly name: string; readonly sid: string } | undefined {
  for (const line of printed.split(/\r?\n/)) {
    const [name, sid] = fieldsOf(line);
    if (name !== undefined && sid !== undefined && isSid(sid)) return { name, sid };
  }
  return undefined;
}

const high = 'S-1-16-12288';
const system = 'S-1-16-16384';

/** The label of a token that has the full rights of an administrator, or of Windows itself. */
export function hasFullRights(groups: readonly string[]): boolean {
  return groups.includes(high) || groups.includes(system);
}

/** The label of a token: how much Windows trusts it. Null when none is among the SIDs. */
export function labelOf(groups: readonly string[]): string | null {
  return groups.find(sid => sid.startsWith('S-1-16-')) ?? null;
}
