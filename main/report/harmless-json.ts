/** JSON in which nothing steers the terminal or editor that it may be shown on. It means the same. */
export function harmlessJson(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  return text.replace(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, all =>
    // A character beyond the first 65,536 is written as its two halves.
    [...Array(all.length).keys()].map(at => `\\u${all.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
