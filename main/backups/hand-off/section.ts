import type { HandOffSection } from '../../../preload/contract/index.js';

/** A part of the sheet; what it does not say is empty. */
export const section = (id: string, title: string, parts: Partial<HandOffSection>): HandOffSection => ({
  id,
  title,
  lines: [],
  table: null,
  commands: [],
  after: [],
  ...parts,
});
