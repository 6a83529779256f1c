/** Compares two builds such as `14.3.123.4` number by number: below, at or above zero, as sorting wants it. */
export function compareBuilds(one: string, other: string): number {
  const [a, b] = [one, other].map(build => build.split('.').map(Number));
  for (let place = 0; place < 4; place++) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether two builds are of one service pack, which is the second number. */
export function sameServicePack(one: string, other: string): boolean {
  const [a, b] = [one, other].map(build => build.split('.').slice(0, 2).join('.'));
  return a === b;
}
