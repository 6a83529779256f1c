import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    minHeight: '24px',
    width: 'fit-content',
    paddingInline: tokens.spacingHorizontalXXS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  body: { display: 'grid', rowGap: tokens.spacingVerticalS, paddingBlockStart: tokens.spacingVerticalS },
});

interface FoldProps {
  readonly summary: string;
  readonly open?: boolean;
  readonly onToggle?: () => void;
  readonly children: ReactNode;
}

/** Something that most people need not read, one press away. */
export function Fold({ summary, open = false, onToggle, children }: FoldProps) {
  const styles = useStyles();
  return (
    <details open={open} onToggle={onToggle}>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
