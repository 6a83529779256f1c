import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { StateIcon, type StateIconKind } from '../state-icon.js';
import { useFoldStyles } from './fold-styles.js';

const useStyles = makeStyles({
  area: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  line: {
    display: 'inline-grid',
    gridTemplateColumns: '20px minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    // The mark that it unfolds stands before it.
    width: 'calc(100% - 24px)',
    minHeight: '32px',
    verticalAlign: 'middle',
  },
  name: {
    margin: '0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  told: { color: tokens.colorNeutralForeground2 },
  body: { paddingBlockEnd: tokens.spacingVerticalS, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface AreaFoldProps {
  readonly name: string;
  readonly icon: StateIconKind;
  readonly summary: string;
  readonly opens: boolean;
  readonly children: ReactNode;
}

/** One area of a server: its worst state, how many there are of each, and all of it on demand. */
export function AreaFold({ name, icon, summary, opens, children }: AreaFoldProps) {
  const styles = useStyles();
  return (
    <details open={opens} className={styles.area}>
      <summary className={useFoldStyles().summary}>
        <span className={styles.line}>
          <StateIcon kind={icon} />
          <h2 className={styles.name}>{name}</h2>
          <span className={styles.told}>{summary}</span>
        </span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
