import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  line: {
    minHeight: '32px',
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  place: { width: tokens.spacingHorizontalL, flexShrink: 0 },
});

/** What is answered sooner needs no spinner: it would only flicker. */
const spinsAfter = 300;

/** A short wait, in the place of what is waited for. */
export function LoadingLine({ label }: { readonly label: string }) {
  const styles = useStyles();
  const [spins, setSpins] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSpins(true), spinsAfter);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className={styles.line} role="status">
      <span className={styles.place}>{spins && <Spinner size="extra-tiny" aria-hidden />}</span>
      {label}
    </div>
  );
}
