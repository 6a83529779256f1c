import type { ReactNode } from 'react';

/** What the app hands to every screen. */
export interface ScreenProps {
  /** The header, the same on every screen. */
  readonly header: ReactNode;
}
