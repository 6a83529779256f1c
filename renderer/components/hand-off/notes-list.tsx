import { makeStyles, tokens } from '@fluentui/react-components';
import type { MadeView } from '../../state/hand-off/hand-off-view.js';
import { StateIcon } from '../state-icon.js';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '0', padding: '0', display: 'grid', rowGap: tokens.spacingVerticalXS },
  note: {
    display: 'grid',
    gridTemplateColumns: 'auto 104px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    maxWidth: '860px',
    '@media (max-width: 720px)': { gridTemplateColumns: 'auto minmax(0, 1fr)' },
  },
  word: { fontWeight: tokens.fontWeightSemibold },
  text: { overflowWrap: 'anywhere', '@media (max-width: 720px)': { gridColumn: '1 / -1' } },
});

/** What speaks against a backup, or should be known of it, the weightiest first. */
export function NotesList({ notes }: Pick<MadeView, 'notes'>) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {notes.map(({ id, icon, word, text }) => (
        <li key={id} className={styles.note}>
          <StateIcon kind={icon} />
          <span className={styles.word}>{word}</span>
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
