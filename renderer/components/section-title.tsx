import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
  title: {
    margin: '0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface SectionTitleProps {
  readonly id?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Names a part of a screen, with what can be done with it at the end of the line. */
export function SectionTitle({ id, aside, children }: SectionTitleProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <h2 id={id} className={styles.title}>
        {children}
      </h2>
      {aside}
    </div>
  );
}
