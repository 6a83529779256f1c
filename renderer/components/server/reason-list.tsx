import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import type { ReasonView } from '../../state/server-page-view.js';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { StateIcon } from '../state-icon.js';
import { useServerStyles } from './server-styles.js';

const useStyles = makeStyles({
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  summary: {
    display: 'grid',
    gridTemplateColumns: 'auto auto 40px minmax(0, 1fr)',
    listStyleType: 'none',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    minHeight: '32px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  fold: { '&[open] > summary > :first-child': { transform: 'rotate(90deg)' } },
  weight: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  happened: { overflowWrap: 'anywhere' },
  more: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    paddingInlineStart: '100px',
    paddingBlockEnd: tokens.spacingVerticalS,
  },
});

/** Why a server can be recovered, or not: one sentence a reason, and on demand why it matters and what to do. */
export function ReasonList({ reasons }: { readonly reasons: readonly ReasonView[] }) {
  const styles = useStyles();
  const server = useServerStyles();
  if (reasons.length === 0) return <p className={server.quiet}>{t('page.reasons.none')}</p>;
  return (
    <ul className={server.list}>
      {reasons.map(({ id, icon, weightWord, happened, matters, next, details, open }) => (
        <li key={id} className={styles.item}>
          <details open={open} className={styles.fold}>
            <summary className={styles.summary}>
              <ChevronRightRegular aria-hidden />
              <StateIcon kind={icon} />
              <span className={styles.weight}>{weightWord}</span>
              <span className={styles.happened}>{happened}</span>
            </summary>
            <div className={styles.more}>
              <p className={server.quiet}>{matters}</p>
              <p className={server.line}>{t('page.reason.next', { next })}</p>
              {details !== null && <p className={server.quiet}>{details}</p>}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
