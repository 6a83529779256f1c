import type { Edits } from './reapply/edits.js';
import { compareSettings } from './settings/compare/compare-settings.js';
import { editFile } from './settings/edit/edit-file.js';
import { iisChanges } from './settings/edit/iis-change.js';
import { sectionClashes } from './settings/sections/duplicate-sections.js';

/** How settings are compared and edited. */
export const settingsEdits: Edits = { compareSettings, editFile, iisChanges, sectionClashes };
