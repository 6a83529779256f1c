/** The last name of a path of Windows. */
export const baseName = (path: string): string => path.replace(/\\+$/, '').split('\\').at(-1) ?? path;

/** The folder in which a folder lies: `D:\\` for `D:\\Restore`. */
export const folderAbove = (path: string): string => {
  const above = path.replace(/\\+$/, '').split('\\').slice(0, -1).join('\\');
  return above.endsWith(':') ? `${above}\\` : above;
};

/** Where a folder comes to lie that is restored into another one. */
export const below = (into: string, folder: string): string => `${into.replace(/\\+$/, '')}\\${baseName(folder)}`;

/** Whether a path says by itself where it is: from the root of a volume, or of a share. */
export const isFullPath = (path: string): boolean => /^(?:[a-z]:[\\/]|\\\\[^\\/])/i.test(path);

/** Whether two folders are the same, or one lies in the other. */
export function overlap(one: string, other: string): boolean {
  const plain = (path: string): string => `${straight(path).toLowerCase()}\\`;
  return plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one));
}

/** As Windows understands a path: without `.` and `..`, and with one kind of slash. */
function straight(path: string): string {
  const names: string[] = [];
  for (const name of path.replace(/^\\\\[?.]\\/, '').split(/[\\/]+/)) {
    if (name === '..') names.splice(Math.max(1, names.length - 1));
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('\\');
}
