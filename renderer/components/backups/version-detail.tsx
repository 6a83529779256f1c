import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BackupOverview, BackupVersion } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { versionView, type RestoreChoice } from '../../state/backups/version-view.js';
import { FactList } from '../fact-list.js';
import { SectionTitle } from '../section-title.js';

const useStyles = makeStyles({
  stack: { display: 'grid', rowGap: tokens.spacingVerticalS },
  choice: { display: 'grid', rowGap: tokens.spacingVerticalXXS, justifyItems: 'start' },
  says: { margin: '0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface VersionDetailProps {
  readonly version: BackupVersion;
  readonly overview: BackupOverview;
  readonly now: string;
  readonly onRestore: (work: RestoreChoice['work']) => void;
}

/** The version in view: what can be done with it, or why not, and what is known of it. */
export function VersionDetail({ version, overview, now, onRestore }: VersionDetailProps) {
  const styles = useStyles();
  const { heading, choices, facts } = versionView(version, overview, now);
  return (
    <section className={styles.stack} aria-labelledby="version-in-view">
      <SectionTitle id="version-in-view">{heading}</SectionTitle>
      {choices.map(({ work, label, enabled, says }) => (
        <div key={work} className={styles.choice}>
          <Button
            disabledFocusable={!enabled}
            aria-describedby={`says-${work}`}
            onClick={() => enabled && onRestore(work)}
          >
            {label}
          </Button>
          <p id={`says-${work}`} className={styles.says}>
            {says}
          </p>
        </div>
      ))}
      <SectionTitle>{tb('version.facts')}</SectionTitle>
      <FactList facts={facts} />
    </section>
  );
}
