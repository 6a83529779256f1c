import { useId } from 'react';
import { BackupCard } from '../components/backup-card.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Frame } from '../components/frame.js';
import { KitCard } from '../components/kit-card.js';
import { LookCard } from '../components/look-card.js';
import { RealCard } from '../components/real-card.js';
import { RecoveryList } from '../components/recovery-list.js';
import { RehearsalCard } from '../components/rehearsal-card.js';
import { useRhythmStyles } from '../components/screen-styles.js';
import { useHomeStyles } from '../components/home-styles.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { t } from '../messages/translate.js';
import { emptyBackupJob } from '../state/backup-job/backup-job-state.js';
import { footerLine, realView } from '../state/home-view.js';
import type { ScreenProps } from './screen-props.js';

/** The first screen: what this is, the two ways to begin, and the recoveries that can be gone on with. */
export function HomeScreen({ header }: ScreenProps) {
  const styles = useRhythmStyles();
  const home = useHomeStyles();
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  return (
    <Frame header={header} headingId={headingId}>
      <div className={styles.stack}>
        <FocusedHeading id={headingId} focusKey="home">
          {t('home.heading')}
        </FocusedHeading>
        <p className={styles.line}>{t('home.what')}</p>
        <div className={home.cards}>
          <RealCard
            view={realView(state)}
            onElevate={() => void wizard.restartElevated()}
            onRecover={wizard.recoverServer}
          />
          <LookCard onLook={wizard.lookAtServers} onVerify={wizard.openVerify} />
          <RehearsalCard
            scenarios={state.scenarios}
            onRehearse={wizard.chooseServer}
            onRetry={() => void wizard.load()}
          />
          <KitCard onTake={wizard.takeKit} onOpen={wizard.openKit} />
          <BackupCard
            onAdvise={wizard.openAdvice}
            onFind={wizard.findBackups}
            onTake={() => wizard.openBackupJob(emptyBackupJob.start)}
          />
        </div>
        <RecoveryList
          recoveries={state.recoveries}
          onOpen={id => void wizard.open(id)}
          onAll={wizard.openPast}
          onRetry={() => void wizard.load()}
        />
        <p className={home.foot}>{footerLine(state)}</p>
      </div>
    </Frame>
  );
}
