import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { tb } from '../../messages/backups-words.js';
import type { Notice } from '../../state/backups/found-view.js';
import { StateIcon } from '../state-icon.js';

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  title: { margin: '0', display: 'flex', gap: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightSemibold },
  list: { margin: '0', paddingInlineStart: tokens.spacingHorizontalXL },
  /** However many there are, what was found stays in sight. */
  long: { maxHeight: '120px', overflowY: 'auto' },
});

/** Something to know before all else, with what to do about it. */
export function FoundNotice({ notice: { title, lines } }: { readonly notice: Notice }) {
  const styles = useStyles();
  const long = lines.length > 1 ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {};
  return (
    <div className={styles.notice}>
      <p className={styles.title}>
        <StateIcon kind="different" />
        {title}
      </p>
      {lines.length > 0 && (
        <div className={mergeClasses(lines.length > 1 && styles.long)} {...long}>
          <ul className={styles.list}>
            {lines.map(({ name, why, next }) => (
              <li key={`${name}-${why}`}>
                <strong>{name}</strong> {why} {tb('found.unread.next', { next })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
