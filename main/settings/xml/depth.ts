/**
 * The offset at which elements are nested deeper than `limit`; null where they never are. Looks at tags only, so that a
 * parser that calls itself for each level is safe afterwards. Of text that is not well-formed it may say anything.
 */
export function tooDeepAt(text: string, limit: number): number | null {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const start = at;
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else {
      at = endOfTag(text, at + 1);
      if (text.charAt(start + 1) === '/') depth -= 1;
      else if (text.charAt(start + 1) !== '!' && text.charAt(at - 2) !== '/') depth += 1;
    }
    if (depth > limit) return start;
  }
  return null;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** The offset after the `>` of a tag. Quoted values may hold one. */
export function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    const closing = text.indexOf(character, at + 1);
    if (closing === -1) return text.length;
    at = closing;
  }
  return text.length;
}
