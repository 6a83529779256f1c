import type { Kits } from './kit/kits.js';

/** Puts the part of the house together that works with recovery kits. */
export function createKits(): Kits {
  const later = (): never => {
    throw new Error('This part is being built.');
  };
  return {
    create: later,
    inspect: later,
    compare: later,
    sideBySide: later,
    propose: later,
    script: later,
    beginReapply: later,
    beginUndo: later,
  };
}
