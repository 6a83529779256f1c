/** Where a kit to practise with lies: beside the rehearsals. One of a real server belongs elsewhere. */
export function practiceKit(stateFolder: string, name: string): string {
  const slash = stateFolder.includes('\\') ? '\\' : '/';
  return [stateFolder, 'kits', `${name}.zip`].join(slash);
}
