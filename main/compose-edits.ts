import type { Edits } from './reapply/edits.js';

const later = (): never => {
  throw new Error('This part is being built.');
};

/** How settings are compared and edited. */
export const settingsEdits: Edits = {
  compareSettings: later,
  editFile: later,
  iisChanges: later,
  sectionClashes: later,
};
