import { useId, type ReactNode } from 'react';
import type { Problem } from '../../../preload/contract/problem.js';
import { FocusedHeading } from '../focused-heading.js';
import { Frame } from '../frame.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';

interface PastFrameProps {
  readonly header: ReactNode;
  readonly heading: string;
  readonly explain: string;
  readonly focusKey: string;
  readonly bar: ReactNode;
  readonly problem?: Problem | null;
  readonly children: ReactNode;
}

/** A page of the past recoveries. It is no part of a journey, so there is no rail. */
export function PastFrame({ header, heading, explain, focusKey, bar, problem = null, children }: PastFrameProps) {
  const styles = useScreenStyles();
  const id = useId();
  return (
    <Frame header={header} headingId={id} bar={bar}>
      <div className={styles.stack}>
        <FocusedHeading id={id} focusKey={focusKey}>
          {heading}
        </FocusedHeading>
        <p className={styles.line}>{explain}</p>
        {problem && <ProblemNotice problem={problem} />}
        {children}
      </div>
    </Frame>
  );
}
