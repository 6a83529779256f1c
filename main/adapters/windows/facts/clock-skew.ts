/** What w32tm told: seconds, or the code of why it has none. */
export type ClockAnswer =
  { readonly kind: 'skew'; readonly seconds: number } | { readonly kind: 'refused'; readonly code: string };

/**
 * Understands `w32tm /stripchart /dataonly` by its numbers: this machine's clock minus the other one's, the middle one
 * of the samples. The tool tells how far the other clock is ahead. Undefined when it told nothing of the kind.
 * @fidelity C clock: w32tm /stripchart, transcript in Microsoft's Azure Sphere documents, codes of a public test script
 */
export function readClockSkew(printed: string): ClockAnswer | undefined {
  const ahead = [...printed.matchAll(/^\D{0,4}\d{1,2}\D\d{2}\D\d{2}.{0,6}?, ?([+-]\d+(?:[.,]\d+)?)s\b/gm)].map(
    ([, text = '']) => Number(text.replace(',', '.')),
  );
  const middle = [...ahead].sort((a, b) => a - b)[Math.floor(ahead.length / 2)];
  if (middle !== undefined) return { kind: 'skew', seconds: middle === 0 ? 0 : -middle };
  const [code] = /0x[0-9a-f]{8}\b/i.exec(printed) ?? [];
  return code === undefined ? undefined : { kind: 'refused', code };
}
