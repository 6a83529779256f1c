/** Characters that a reader's program acts on or hides: controls, marks that turn the direction of text, halves of a pair. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text with everything written out that a terminal or a page would act on or hide, as `<U+001B>`. */
export function visible(text: string): string {
  return text.replace(unseen, codePoint);
}

/** `<U+202E>`. */
export function codePoint(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
