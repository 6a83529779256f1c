import { makeStyles, tokens } from '@fluentui/react-components';
import type { DifferencesView } from '../../state/kit/kit-view.js';
import { Fold } from '../fold.js';
import { useDetailStyles } from './detail-styles.js';

const useStyles = makeStyles({
  list: { margin: '0', paddingInlineStart: tokens.spacingHorizontalXXL, overflowWrap: 'anywhere' },
});

interface NotComparedProps {
  readonly view: DifferencesView;
  readonly open: boolean;
}

/** What could not be compared, so that nothing of it is chosen: what is broken in sight, the rest folded away. */
export function NotCompared({ view, open }: NotComparedProps) {
  const styles = useDetailStyles();
  return (
    <>
      {view.broken.length > 0 && (
        <div className={styles.warning} role="group" aria-label={view.brokenSummary}>
          {view.brokenSummary}
          <Places places={view.broken.map(sentence)} />
        </div>
      )}
      {view.notCompared.length > 0 && (
        <Fold summary={view.notComparedSummary} open={open}>
          <Places places={view.notCompared.map(sentence)} />
        </Fold>
      )}
    </>
  );
}

const sentence = ({ what, why }: DifferencesView['notCompared'][number]): string => `${what}: ${why}`;

/** Each a place, and why it is told. */
export function Places({ places }: { readonly places: readonly string[] }) {
  return (
    <ul className={useStyles().list}>
      {places.map(place => (
        <li key={place}>{place}</li>
      ))}
    </ul>
  );
}
