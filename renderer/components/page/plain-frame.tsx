import { useId, type ReactNode } from 'react';
import type { Problem } from '../../../preload/contract/problem.js';
import { FocusedHeading } from '../focused-heading.js';
import { Frame } from '../frame.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { StateIcon, type StateIconKind } from '../state-icon.js';

interface PlainFrameProps {
  readonly header: ReactNode;
  readonly heading: string;
  /** Below the heading; empty for nothing. */
  readonly explain: string;
  readonly tone?: StateIconKind;
  readonly focusKey: string;
  readonly bar: ReactNode;
  readonly problem?: Problem | null;
  readonly children?: ReactNode;
}

/** A page that is no part of a journey, so that there is no rail. */
export function PlainFrame({
  header,
  heading,
  explain,
  tone,
  focusKey,
  bar,
  problem = null,
  children,
}: PlainFrameProps) {
  const styles = useScreenStyles();
  const id = useId();
  return (
    <Frame header={header} headingId={id} bar={bar}>
      <div className={styles.stack}>
        <div className={styles.title}>
          {tone && <StateIcon kind={tone} />}
          <FocusedHeading id={id} focusKey={focusKey}>
            {heading}
          </FocusedHeading>
        </div>
        {explain !== '' && <p className={styles.line}>{explain}</p>}
        {problem && <ProblemNotice problem={problem} />}
        {children}
      </div>
    </Frame>
  );
}
