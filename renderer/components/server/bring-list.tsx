import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckboxUncheckedRegular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import type { BringItem } from '../../../preload/contract/server-page.js';
import { useServerStyles } from './server-styles.js';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  box: { fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground3 },
  why: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What must be at hand before a recovery begins. */
export function BringList({ items }: { readonly items: readonly BringItem[] }) {
  const styles = useStyles();
  return (
    <ul className={useServerStyles().list}>
      {items.map(({ id, what, why }) => (
        <li key={id} className={styles.item}>
          <CheckboxUncheckedRegular className={styles.box} aria-hidden />
          <span>
            {what}
            <span className={styles.why}>{why}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
