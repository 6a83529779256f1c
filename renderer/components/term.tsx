import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';

// The tooltip of Fluent, with all that places it, weighs more than a whole screen.
const useStyles = makeStyles({
  around: { position: 'relative', display: 'inline-block' },
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
  meaning: {
    position: 'absolute',
    zIndex: '1',
    top: '100%',
    insetInlineStart: '0',
    width: 'max-content',
    maxWidth: 'min(320px, 80vw)',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  away: { display: 'none' },
});

interface TermProps {
  readonly meaning: string;
  readonly children: ReactNode;
}

/** A word that not everybody knows, explained on hover and on focus. Escape puts the explanation away. */
export function Term({ meaning, children }: TermProps) {
  const styles = useStyles();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <span className={styles.around} onMouseEnter={() => setShown(true)} onMouseLeave={() => setShown(false)}>
      <button
        type="button"
        className={styles.term}
        aria-describedby={id}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setShown(false);
        }}
      >
        {children}
      </button>
      <span id={id} role="tooltip" className={mergeClasses(styles.meaning, !shown && styles.away)}>
        {meaning}
      </span>
    </span>
  );
}
