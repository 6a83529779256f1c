import { useState, type ReactNode } from 'react';
import { Fold } from '../fold.js';

interface LazyFoldProps {
  readonly summary: string;
  readonly open: boolean;
  readonly children: ReactNode;
}

/** A fold whose inside is drawn when it is first opened: for lists in which most stay closed. */
export function LazyFold({ summary, open, children }: LazyFoldProps) {
  const [opened, setOpened] = useState(open);
  return (
    <Fold summary={summary} open={open} onToggle={() => setOpened(true)}>
      {opened && children}
    </Fold>
  );
}
