import { makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  term: {
    minHeight: '24px',
    padding: '0',
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'help',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textUnderlineOffset: tokens.spacingVerticalXXS,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface TermProps {
  readonly meaning: string;
  readonly children: ReactNode;
}

/** A word that not everybody knows, explained on hover and on focus. */
export function Term({ meaning, children }: TermProps) {
  return (
    <Tooltip content={meaning} relationship="description">
      <button type="button" className={useStyles().term}>
        {children}
      </button>
    </Tooltip>
  );
}
