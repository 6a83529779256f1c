import { useId, type ReactNode } from 'react';
import type { Problem } from '../../../preload/contract/problem.js';
import { FocusedHeading } from '../focused-heading.js';
import { Frame } from '../frame.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { StateIcon, type StateIconKind } from '../state-icon.js';

export interface PlainFrameProps {
  readonly header: ReactNode;
  /** A sentence. */
  readonly heading: string;
  /** Below the heading; empty for nothing. */
  readonly explain: string;
  readonly tone?: StateIconKind;
  /** A new value moves the focus to the heading. */
  readonly focusKey: string;
  readonly bar: ReactNode;
  readonly rail?: ReactNode;
  readonly aside?: ReactNode;
  /** What is being done and how far it is, above the rest. */
  readonly work?: ReactNode;
  /** What was refused last. */
  readonly problem?: Problem | null;
  readonly children?: ReactNode;
}

/** A page with its heading, what is being done, and what was refused. Without `rail` it is no part of a journey. */
export function PlainFrame({
  header,
  heading,
  explain,
  tone,
  focusKey,
  bar,
  rail,
  aside,
  work,
  problem = null,
  children,
}: PlainFrameProps) {
  const styles = useScreenStyles();
  const id = useId();
  return (
    <Frame header={header} headingId={id} rail={rail} aside={aside} bar={bar}>
      <div className={styles.stack}>
        <div className={styles.title}>
          {tone && <StateIcon kind={tone} />}
          <FocusedHeading id={id} focusKey={focusKey}>
            {heading}
          </FocusedHeading>
        </div>
        {explain !== '' && <p className={styles.line}>{explain}</p>}
        {work}
        {problem && <ProblemNotice problem={problem} />}
        {children}
      </div>
    </Frame>
  );
}
