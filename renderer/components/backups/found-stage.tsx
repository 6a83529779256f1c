import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { BackupOverview } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import type { BackupsState } from '../../state/backups/backups-state.js';
import { foundView } from '../../state/backups/found-view.js';
import { pictureView } from '../../state/backups/picture-view.js';
import { versionInView, versionKey, type RestoreChoice } from '../../state/backups/version-view.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useNow } from '../use-now.js';
import { useWizard } from '../use-wizard.js';
import { BackupPicture } from './backup-picture.js';
import { FoundNotice } from './found-notice.js';
import { useBackups } from './use-backups.js';
import { VersionDetail } from './version-detail.js';
import { VersionTable } from './version-table.js';
import { VolumeFold } from './volume-fold.js';

interface FoundStageProps extends ScreenProps {
  readonly state: BackupsState;
  readonly overview: BackupOverview;
}

/** What was found: as a picture, as a table, and what can be done with the version in view. */
export function FoundStage({ header, state, overview }: FoundStageProps) {
  const wizard = useWizard();
  const backups = useBackups();
  const now = useNow(false);
  const { asked, picked } = state;
  const { listing } = overview;
  const on = asked?.on ?? null;
  const view = useMemo(() => foundView(overview, now), [overview, now]);
  const picture = useMemo(() => pictureView(overview, now), [overview, now]);
  const version = versionInView(overview, picked);
  const key = version ? versionKey(version) : null;
  const take = (): void => wizard.openBackupJob({ work: 'take', on, version: null, target: null, machine: null });
  const restore = (work: RestoreChoice['work']): void => {
    if (!version || !on) return;
    const start = { on, version, target: version.target, machine: version.machine };
    if (work === 'hand-off') wizard.openHandOff(start);
    else wizard.openBackupJob({ work, ...start });
  };
  return (
    <PageFrame
      header={header}
      heading={view.heading}
      explain={view.explain}
      tone={view.tone}
      focusKey={`backups:${listing.readAt}`}
      aside={version && <VersionDetail version={version} overview={overview} now={now} onRestore={restore} />}
      bar={
        <PageBar onBack={backups.toForm} onCancel={null} cancelLabel="" main={null}>
          <Button onClick={() => void backups.again()}>{tb('found.again')}</Button>
          <Button onClick={() => wizard.openHandOff(null)}>{tb('found.verify')}</Button>
          <Button appearance={version ? 'secondary' : 'primary'} onClick={take}>
            {tb('found.take')}
          </Button>
        </PageBar>
      }
    >
      {view.notices.map(notice => (
        <FoundNotice key={notice.title} notice={notice} />
      ))}
      {listing.versions.length > 0 && (
        <>
          <BackupPicture view={picture} picked={key} onPick={backups.pick} />
          <VersionTable versions={listing.versions} now={now} picked={key} onPick={backups.pick} />
        </>
      )}
      {listing.volumes.length > 0 && <VolumeFold listing={listing} />}
    </PageFrame>
  );
}
