/** A path as it was typed or copied: Explorer puts it in quotes. */
export const unquoted = (path: string): string => path.trim().replace(/^"(.*)"$/, '$1');
