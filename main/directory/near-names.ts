const mostNames = 3;

/** The known names that someone may have meant, the nearest first. */
export function nearNames(wanted: string, known: readonly string[]): string[] {
  const want = wanted.toLowerCase();
  const limit = Math.max(1, Math.floor(want.length / 3));
  return known
    .map(name => ({ name, distance: distance(want, name.toLowerCase()) }))
    .filter(candidate => candidate.distance <= limit)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/** How many characters must be added, removed or replaced to turn one word into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) row = nextRow(row, one.charAt(at - 1), other);
  return row[other.length] ?? 0;
}

function nextRow(above: readonly number[], character: string, other: string): number[] {
  const row = [(above[0] ?? 0) + 1];
  for (let index = 1; index <= other.length; index += 1) {
    const replaced = (above[index - 1] ?? 0) + (character === other.charAt(index - 1) ? 0 : 1);
    row.push(Math.min(replaced, (above[index] ?? 0) + 1, (row[index - 1] ?? 0) + 1));
  }
  return row;
}
