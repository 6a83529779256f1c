import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  heading: {
    margin: '0',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    scrollMarginTop: '120px',
    // No ring: it is read from here, and nothing can be pressed here.
    ':focus': { outlineStyle: 'none' },
  },
});

interface FocusedHeadingProps {
  readonly id: string;
  /** A new value moves the focus here. Empty leaves it where it is. */
  readonly focusKey: string;
  /** False where another element of the page takes the focus. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** The sentence that a screen begins with. It takes the focus on a new screen, and when the focus would be lost. */
export function FocusedHeading({ id, focusKey, takesFocus = true, children }: FocusedHeadingProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && focusKey !== '') heading.current?.focus();
  }, [focusKey, takesFocus]);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [children, takesFocus]);
  return (
    <h1 id={id} ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h1>
  );
}
