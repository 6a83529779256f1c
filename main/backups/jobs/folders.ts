/** The last name of a path of Windows. */
export const baseName = (path: string): string => path.replace(/\\+$/, '').split('\\').at(-1) ?? path;

/** Where a folder comes to lie that is restored into another one. */
export const below = (into: string, folder: string): string => `${into.replace(/\\+$/, '')}\\${baseName(folder)}`;

/** Whether two folders are the same, or one lies in the other. */
export function overlap(one: string, other: string): boolean {
  const plain = (path: string): string => `${path.replace(/\\+$/, '').toLowerCase()}\\`;
  return plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one));
}
